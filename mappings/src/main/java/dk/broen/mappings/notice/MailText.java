package dk.broen.mappings.notice;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.UnitFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A notice as a mail: the subject is neutral, the body is short plain Danish (domain.md §7). */
public final class MailText {
    /** @param body plain text; lines end with {@code \n} */
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

    /** {@code PLAIN} content: only over enforced TLS to a domain that the configuration allows. */
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

    /**
     * Whom to call: the coordinator, or the hospital if the recipient is the coordinator or no coordinator may be named. Empty if the
     * hospital may not be named either.
     */
    private Optional<String> contact(NoticeFacts facts) {
        return facts.coordinator().filter(coordinator -> !facts.recipient().function().equals(UnitFunction.COORDINATOR))
            .map(sentences::contact).or(() -> facts.hospital().map(sentences::contact));
    }

    private List<String> details(NoticeFacts facts) {
        List<String> lines = new ArrayList<>();
        if (facts.kind().namesTheEvent()) {
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
