package dk.broen.hub.cases;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.simulator.medcom.ReceivedMessage;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One result of a case, or one expected result, as key and value pairs of the case file. An expected line contains only the keys that must
 * match. Times are Danish local times, to the minute.
 */
record Line(Map<String, String> words) {
    /** A line has exactly one of these keys, which decides its kind. */
    static final Set<String> KINDS =
        Set.of("at", "dropped", "held", "withheld", "not_concerned", "work_item", "ward", "flags", "nobody", "answered");
    /** The other keys that a line may have. */
    static final Set<String> DETAILS =
        Set.of("to", "function", "event", "message", "kind", "by", "contact", "content", "basis", "ambiguous", "says", "takes_back", "now",
            "department", "activities", "status", "state", "opened", "title", "phone", "hours", "ask_for_consent", "unclear");
    /** How an empty list of flags is written. */
    private static final String NONE = "[]";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx");

    Line {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /**
     * Makes a line of keys and values in turn. A key whose value is an empty {@link Optional} is left out.
     */
    static Line of(Object... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String word = pairs[i].toString();
            (pairs[i + 1] instanceof Optional<?> optional ? optional : Optional.of(pairs[i + 1]))
                .ifPresent(value -> words.put(word, written(value)));
        }
        return new Line(words);
    }

    /** The activities of a HospitalNotification in their order: those of the messages before it, and its own last. */
    static String activities(ReceivedMessage report) {
        return report.activities().toString();
    }

    static String written(Object value) {
        if (value instanceof Instant at) {
            return MINUTE.format(at.truncatedTo(ChronoUnit.MINUTES).atZone(DENMARK));
        }
        return value instanceof Collection<?> list
            ? list.stream().map(Object::toString).sorted().collect(Collectors.joining(", ", "[", "]"))
            : value.toString();
    }

    boolean isMetBy(Line got) {
        return got.words.entrySet().containsAll(words.entrySet());
    }

    /** Whether both lines are of one kind and about the same unit and event, so that they are printed side by side. */
    boolean concernsTheSameAs(Line other) {
        return KINDS.stream().allMatch(kind -> words.containsKey(kind) == other.words.containsKey(kind))
            && List.of("to", "event").stream().allMatch(word -> words.getOrDefault(word, "").equals(other.words.getOrDefault(word, "")));
    }

    /** Whether the case is wrong if it has {@code nothing_else} and does not expect the line. */
    boolean mustBeExpected() {
        return Stream.of("at", "ward", "work_item", "withheld", "answered").anyMatch(words::containsKey)
            || !words.getOrDefault("flags", NONE).equals(NONE);
    }

    @Override
    public String toString() {
        return words.entrySet().stream().map(word -> word.getKey() + ": " + word.getValue()).collect(Collectors.joining(", ", "{", "}"));
    }
}
