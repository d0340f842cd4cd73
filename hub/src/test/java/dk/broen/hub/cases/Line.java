package dk.broen.hub.cases;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One result of a case, or one expected result, as key and value pairs of the case file. An expected line contains only the keys that must
 * match. Times are Danish local times, to the minute.
 */
record Line(Map<String, String> words) {
    /** A line has exactly one of these keys, which decides its kind. */
    static final Set<String> KINDS = Set.of("at", "dropped", "held", "withheld", "not_concerned", "work_item", "ward", "flags", "nobody");
    /** The other keys that a line may have. */
    static final Set<String> DETAILS =
        Set.of("to", "function", "event", "message", "kind", "by", "contact", "content", "basis", "ambiguous",
            "phone", "hours", "ask_for_consent");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx");

    Line {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /**
     * Makes a line of the event, the message that reported it, and further pairs.
     *
     * @param pairs keys and values in turn
     */
    static Line of(String event, String message, Object... pairs) {
        Map<String, String> words = new LinkedHashMap<>(Map.of("event", event));
        words.put("message", message);
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i].toString(), written(pairs[i + 1]));
        }
        return new Line(words);
    }

    static String written(Object value) {
        if (value instanceof Instant at) {
            return MINUTE.format(at.truncatedTo(ChronoUnit.MINUTES).atZone(DENMARK));
        }
        return value instanceof Set<?> set ? set.stream().map(Object::toString).sorted().collect(Collectors.joining(", ", "[", "]"))
            : value.toString();
    }

    boolean isMetBy(Line got) {
        return got.words.entrySet().containsAll(words.entrySet());
    }

    /** Whether both lines are about the same unit and event. */
    boolean concernsTheSameAs(Line other) {
        return List.of("to", "event").stream().allMatch(word -> words.getOrDefault(word, "").equals(other.words.getOrDefault(word, "")));
    }

    /** Whether the line is about something that leaves the hub. */
    boolean isDelivery() {
        return words.containsKey("at") || words.containsKey("ward");
    }

    @Override
    public String toString() {
        return words.entrySet().stream().map(word -> word.getKey() + ": " + word.getValue()).collect(Collectors.joining(", ", "{", "}"));
    }
}
