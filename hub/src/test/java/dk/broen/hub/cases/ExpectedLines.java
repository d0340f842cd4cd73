package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the lines under {@code expect} in {@code course.yaml}; an unknown key is refused. */
final class ExpectedLines {
    private ExpectedLines() {}

    static List<Line> read(JsonNode expect) {
        List<Line> lines = new ArrayList<>();
        expect.forEach(entry -> lines.add(line(entry)));
        return lines;
    }

    private static Line line(JsonNode entry) {
        Map<String, String> words = new LinkedHashMap<>();
        entry.fields().forEachRemaining(word -> words.put(known(word.getKey()), value(word.getKey(), word.getValue())));
        entry.path("ward").fields()
            .forEachRemaining(word -> words.put(known(word.getKey().replace("coordinator", "ward")), word.getValue().asText()));
        if (words.keySet().stream().filter(Line.KINDS::contains).count() != 1) {
            throw new IllegalArgumentException(
                "an expected line must have exactly one of the keys " + new TreeSet<>(Line.KINDS) + ": " + entry);
        }
        if (words.containsKey("at")) {
            words.putIfAbsent("kind", "NEWS");
        }
        if (words.containsKey("ward")) {
            words.putIfAbsent("ask_for_consent", "false");
        }
        return new Line(words);
    }

    private static String known(String word) {
        if (!Line.KINDS.contains(word) && !Line.DETAILS.contains(word)) {
            throw new IllegalArgumentException("unknown key \"" + word + "\" in an expected line");
        }
        return word;
    }

    private static String value(String word, JsonNode value) {
        return switch (word) {
            case "at", "opened" -> Line.written(OffsetDateTime.parse(value.textValue()).toInstant());
            case "ward" -> WardLine.NOBODY;
            case "activities" -> texts(value).toString();
            case "flags", "says", "takes_back" -> Line.written(texts(value));
            default -> value.asText();
        };
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
