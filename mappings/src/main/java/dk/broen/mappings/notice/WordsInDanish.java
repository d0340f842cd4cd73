package dk.broen.mappings.notice;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of a notice as Danish sentences: what is taken back, what is news, and how things stand (domain.md §7). */
final class WordsInDanish {
    private static final Comparator<Saying> AS_IT_HAPPENED =
        Comparator.comparing(Saying::at).thenComparing(Saying::type).thenComparing(Saying::matter);

    private final Sentences sentences;

    WordsInDanish(Sentences sentences) {
        this.sentences = sentences;
    }

    static List<Saying> asItHappened(List<Saying> sayings) {
        return sayings.stream().sorted(AS_IT_HAPPENED).toList();
    }

    /** All sentences in the order in which people read them. */
    List<String> all(Words words) {
        return Stream.of(reminder(words).stream(), takenBack(words).stream(), partEnded(words).stream(),
            asItHappened(words.says()).stream().flatMap(saying -> said(saying, words)), nowIfNew(words).stream()).flatMap(some -> some)
            .toList();
    }

    List<String> takenBack(Words words) {
        return asItHappened(words.takesBack()).stream().map(this::takenBack).toList();
    }

    /** Says only that the earlier message is wrong, never what holds instead: the recipient may not be allowed to know that. */
    String takenBack(Saying saying) {
        if (saying.step().isPresent()) {
            return sentences.ofStep(saying.step().get(), "takes_back");
        }
        String key = "takes_back." + saying.type();
        if (saying.type() != EventType.DISCHARGE_PLANNED) {
            return sentences.filled(key, Map.of("time", DanishTime.inSentence(saying.at())));
        }
        return saying.planned().map(planned -> sentences.filled(key, Map.of("expected", DanishTime.expectedInSentence(planned))))
            .orElseGet(() -> sentences.required("takes_back_without_day." + saying.type()));
    }

    Optional<String> reminder(Words words) {
        return words.remind() ? Optional.of(sentences.required("reminder")) : Optional.empty();
    }

    Optional<String> partEnded(Words words) {
        return words.partEnded() ? Optional.of(sentences.required("responsibility_ended")) : Optional.empty();
    }

    /** One to three sentences. Who ended a stay that no hospital ended is said instead of a discharge: the hospital did not report one. */
    Stream<String> said(Saying saying, Words words) {
        if (saying.step().isPresent()) {
            return Stream.of(sentences.ofStep(saying.step().get(), "said"));
        }
        String event = saying.circumstances().contains(Circumstance.ENDED_MANUALLY) ? "ended_manually" : "event." + saying.type();
        return Stream.of(Stream.of(event),
            Stream.of("transferred").filter(key -> saying.circumstances().contains(Circumstance.TRANSFERRED)),
            report(saying, words).stream()).flatMap(keys -> keys).map(sentences::required);
    }

    /** That the hospital asks for a report of admission, or does not any more. */
    private static Optional<String> report(Saying saying, Words words) {
        if (saying.requestsReport()) {
            return Optional.of("report.requested");
        }
        return words.takesBack().stream().anyMatch(before -> before.requestsReport() && before.matter().equals(saying.matter()))
            ? Optional.of("report.withdrawn") : Optional.empty();
    }

    String now(Present present) {
        return present.since().filter(since -> present.state().open())
            .map(since -> sentences.filled("now." + present.state(), Map.of("since", DanishTime.inSentence(since))))
            .orElseGet(() -> sentences.required((present.state().open() ? "now_without_time." : "now.") + present.state()));
    }

    /** How things stand, unless the only news says the same. */
    Optional<String> nowIfNew(Words words) {
        return words.now().filter(present -> words.says().size() != 1 || !repeats(present, words.says().get(0))).map(this::now);
    }

    private static boolean repeats(Present present, Saying saying) {
        EventType sameAs = switch (present.state()) {
            case ADMITTED -> EventType.ADMITTED;
            case ON_LEAVE -> EventType.LEAVE_STARTED;
            case DISCHARGED -> EventType.DISCHARGED;
            case DEAD -> EventType.DECEASED;
        };
        Optional<Instant> since = present.since();
        return saying.type() == sameAs && (since.isEmpty() || since.get().equals(saying.at()));
    }
}
