package dk.broen.mappings.notice;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A notice as a mail: the subject is neutral, the body is short plain Danish (domain.md §7). */
public final class MailText {
    /** @param body plain text; lines end with {@code \n} */
    public record Mail(String subject, String body) {
        @Override
        public String toString() {
            return "Mail[" + subject + "]";
        }
    }

    /**
     * The same words part by part, for a page.
     *
     * @param paragraphs what is taken back, what is news, how things stand; each of one or more lines
     * @param details who else was told, flags, what is expected, whom to call, the basis
     * @param citizen the name, if it is known, and the CPR number
     */
    public record Parts(List<List<String>> paragraphs, List<String> details, String citizen) {
        public Parts {
            paragraphs = List.copyOf(paragraphs);
            details = List.copyOf(details);
        }

        @Override
        public String toString() {
            return "Parts";
        }
    }

    private final Texts texts;
    private final Sentences sentences;
    private final WordsInDanish danish;

    public MailText(Texts texts) {
        this.texts = texts;
        sentences = new Sentences(texts);
        danish = new WordsInDanish(sentences);
    }

    /** {@code PLAIN} content, in the words of the municipality: only over enforced TLS to a domain that the configuration allows. */
    public Mail plain(NoticeFacts facts) {
        return new MailText(texts.in(facts.content().municipality())).written(facts);
    }

    private Mail written(NoticeFacts facts) {
        return new Mail(subject(facts.reference()), sentences.filled("mail.body", Map.of(
            "unit", facts.recipient().name(),
            "message", paragraphs(facts).stream().map(lines -> String.join("\n", lines)).collect(Collectors.joining("\n\n")),
            "citizen", citizen(facts),
            "details", String.join("\n", details(facts)),
            "reference", facts.reference())));
    }

    /** What the mail would say, part by part, in the words of the municipality. */
    public Parts parts(NoticeFacts facts) {
        return new MailText(texts.in(facts.content().municipality())).inParts(facts);
    }

    private Parts inParts(NoticeFacts facts) {
        return new Parts(paragraphs(facts), details(facts), citizen(facts));
    }

    /** {@code POINTER} content: for an address that is not known to be safe. */
    public Mail pointer(String reference) {
        return new Mail(subject(reference), sentences.filled("mail.pointer", Map.of("reference", reference)));
    }

    private String subject(String reference) {
        return sentences.filled("mail.subject", Map.of("reference", reference));
    }

    /** Paragraphs: what was not answered or is taken back, what is news, how things stand. */
    private List<List<String>> paragraphs(NoticeFacts facts) {
        Words words = facts.content().words();
        List<String> unlearn = new ArrayList<>();
        facts.corrects().ifPresent(reference -> unlearn.add(line(words.remind() ? "reminds" : "corrects", reference)));
        danish.reminder(words).ifPresent(unlearn::add);
        unlearn.addAll(danish.takenBack(words));
        return Stream.of(Stream.of(unlearn).filter(lines -> !lines.isEmpty()), danish.partEnded(words).map(List::of).stream(),
            WordsInDanish.asItHappened(words.says()).stream().map(saying -> said(saying, words)),
            danish.nowIfNew(words).map(now -> List.of(line("now", now))).stream())
            .flatMap(paragraphs -> paragraphs).toList();
    }

    /**
     * A planned discharge has the expected time: the time at which the plan was made would be read as the time of the discharge. Nor has a step
     * the time at which it was made. Who is invited reads the number to call.
     */
    private List<String> said(Saying saying, Words words) {
        List<String> lines = new ArrayList<>(danish.said(saying, words).toList());
        if (saying.type() != EventType.DISCHARGE_PLANNED && saying.type() != EventType.STEP) {
            lines.add(line("time", DanishTime.words(saying.at())));
        }
        saying.planned().ifPresent(planned -> lines.add(line("expected", DanishTime.expected(planned))));
        saying.since().ifPresent(since -> lines.add(line("since", DanishTime.words(since))));
        saying.hospital().ifPresent(hospital -> lines.add(line("hospital",
            saying.step().isPresent() ? sentences.contact(hospital) : hospital.name())));
        saying.department().ifPresent(department -> lines.add(line("department", department)));
        return lines;
    }

    private List<String> details(NoticeFacts facts) {
        Content content = facts.content();
        List<String> lines = new ArrayList<>();
        if (!facts.toldAlso().isEmpty()) {
            lines.add(line("told", facts.toldAlso().stream().map(told -> told.unit() + " (" + told.title() + ")")
                .collect(Collectors.joining(", "))));
        }
        if (!content.flags().isEmpty()) {
            lines.add(line("flags", content.flags().stream().sorted().map(sentences::flag).collect(Collectors.joining(", "))));
        }
        sentences.actionsNow(content).forEach(action -> {
            lines.add(line("action", action.text()));
            action.answerUntil().ifPresent(until -> lines.add(line("answer", DanishTime.words(until))));
        });
        contact(content).ifPresent(contact -> lines.add(line("contact", contact)));
        ward(content).ifPresent(phone -> lines.add(line("ward", phone)));
        lines.add(line("basis", sentences.basis(content.basis())));
        return lines;
    }

    /**
     * Whom to call: the coordinator, or the hospital if the recipient is the coordinator or no coordinator may be named. Empty if the
     * hospital may not be named either, or if the part of the recipient has ended.
     */
    private Optional<String> contact(Content content) {
        return content.coordinator().filter(coordinator -> !content.function().equals(UnitFunction.COORDINATOR)).map(sentences::contact)
            .or(() -> hospital(content.words()).map(sentences::contact));
    }

    /** The number of the ward, for a recipient that may know the ward. A death asks nobody to call a ward. */
    private static Optional<String> ward(Content content) {
        return hospital(content.words())
            .filter(known -> content.words().says().stream().noneMatch(says -> says.type() == EventType.DECEASED))
            .flatMap(Saying.Hospital::wardPhone);
    }

    private static Optional<Saying.Hospital> hospital(Words words) {
        List<Saying> about = words.partEnded() ? List.of() : words.says().isEmpty() ? words.takesBack() : words.says();
        return WordsInDanish.asItHappened(about).stream().flatMap(saying -> saying.hospital().stream()).reduce((earlier, later) -> later);
    }

    private String line(String name, String value) {
        return sentences.filled("line." + name, Map.of(name, value));
    }

    private static String citizen(NoticeFacts facts) {
        return facts.citizenName().map(name -> name + ", ").orElse("") + written(facts.citizen());
    }

    static String written(Cpr cpr) {
        return cpr.digits().substring(0, 6) + "-" + cpr.digits().substring(6);
    }
}
