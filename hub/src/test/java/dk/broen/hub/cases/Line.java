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
 * One thing that came out of a case, or is expected to, in the words of the case file. An expected line says only what matters.
 * Times are Danish, to the minute.
 */
record Line(Map<String, String> words) {
    /** A line says exactly one of these, which makes it the kind of line it is. */
    static final Set<String> KINDS = Set.of("at", "dropped", "held", "withheld", "not_concerned", "work_item", "ward", "flags", "nobody");
    /** What may stand beside that. */
    static final Set<String> DETAILS =
        Set.of("to", "function", "event", "message", "kind", "by", "contact", "content", "basis", "ambiguous",
            "phone", "hours", "ask_for_consent");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx");

    Line {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** Pairs of a word and what is said of it; the event and the message that told of it come first. */
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

    /** Whether both are about the same unit and event, whatever they say of it. */
    boolean concernsTheSameAs(Line other) {
        return List.of("to", "event").stream().allMatch(word -> words.getOrDefault(word, "").equals(other.words.getOrDefault(word, "")));
    }

    /** Something that leaves the hub. */
    boolean isDelivery() {
        return words.containsKey("at") || words.containsKey("ward");
    }

    @Override
    public String toString() {
        return words.entrySet().stream().map(word -> word.getKey() + ": " + word.getValue()).collect(Collectors.joining(", ", "{", "}"));
    }
}
