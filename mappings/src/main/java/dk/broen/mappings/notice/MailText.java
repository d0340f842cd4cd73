package dk.broen.mappings.notice;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.UnitFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A notice as a mail: the subject says nothing, the body is short plain Danish in the municipality's own words (domain.md §7). */
public final class MailText {
    /** @param body plain text, lines end in {@code \n} */
    public record Mail(String subject, String body) {
        @Override
        public String toString() {
            return "Mail[" + subject + "]";
        }
    }

    private final Sentences sentences;

    public MailText(Texts texts) {
        sentences = new Sentences(texts);
    }

    /** {@code PLAIN} content: only over enforced TLS to a domain that configuration allows. */
    public Mail plain(NoticeFacts facts) {
        return new Mail(subject(facts.reference()), sentences.filled("mail.body", Map.of(
            "unit", facts.recipient().name(),
            "event", sentences.event(facts),
            "citizen", citizen(facts),
            "details", String.join("\n", details(facts)),
            "reference", facts.reference())));
    }

    /** {@code POINTER} content: for an address that is not known to be safe. */
    public Mail pointer(String reference) {
        return new Mail(subject(reference), sentences.filled("mail.pointer", Map.of("reference", reference)));
    }

    private String subject(String reference) {
        return sentences.filled("mail.subject", Map.of("reference", reference));
    }

    /** The coordinator answers the others' questions; hers go to the hospital. Empty when neither may be named. */
    private Optional<String> contact(NoticeFacts facts) {
        return facts.coordinator().filter(coordinator -> !facts.recipient().function().equals(UnitFunction.COORDINATOR))
            .map(sentences::contact).or(() -> facts.hospital().map(sentences::contact));
    }

    private List<String> details(NoticeFacts facts) {
        List<String> lines = new ArrayList<>();
        if (facts.tellsOfEvent()) {
            lines.add(line("time", DanishTime.words(facts.occurredAt())));
        }
        facts.planned().ifPresent(planned -> lines.add(line("expected", DanishTime.expected(planned))));
        facts.hospital().ifPresent(hospital -> lines.add(line("hospital", hospital.name())));
        facts.department().ifPresent(department -> lines.add(line("department", department)));
        if (!facts.toldAlso().isEmpty()) {
            lines.add(line("told", facts.toldAlso().stream().map(told -> told.unit() + " (" + told.title() + ")")
                .collect(Collectors.joining(", "))));
        }
        if (!facts.flags().isEmpty()) {
            lines.add(line("flags", facts.flags().stream().sorted().map(sentences::flag).collect(Collectors.joining(", "))));
        }
        sentences.action(facts).ifPresent(action -> lines.add(line("action", action)));
        contact(facts).ifPresent(contact -> lines.add(line("contact", contact)));
        return lines;
    }

    private String line(String name, String value) {
        return sentences.filled("line." + name, Map.of(name, value));
    }

    private static String citizen(NoticeFacts facts) {
        return facts.citizenName().map(name -> name + ", ").orElse("") + written(facts.citizen());
    }

    private static String written(Cpr cpr) {
        return cpr.digits().substring(0, 6) + "-" + cpr.digits().substring(6);
    }
}
