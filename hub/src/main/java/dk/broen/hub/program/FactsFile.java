package dk.broen.hub.program;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.sheet.FactsSheet;
import dk.broen.adapters.sheet.RowFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with facts: a facts document in JSON, or a sheet in CSV.
 *
 * @param document the facts document
 * @param places translates a place in the document into one of the file: its line
 * @param faults translates what is wrong in the document into what is wrong in the file, in the order of its lines
 */
record FactsFile(ObjectNode document, UnaryOperator<String> places, UnaryOperator<List<String>> faults) {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Pattern PLACE = Pattern.compile("(citizens\\[\\d+](?:\\.\\w+\\[\\d+])?)(.*)", Pattern.DOTALL);

    /**
     * Reads a file. What begins with a brace is JSON.
     *
     * @throws FactsRefused if it is neither
     */
    static FactsFile read(Path file) throws IOException, FactsRefused {
        byte[] content = Files.readAllBytes(file);
        String start = new String(content, 0, Math.min(content.length, 200), StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        return start.startsWith("{") ? json(content) : csv(content);
    }

    private static FactsFile csv(byte[] content) throws FactsRefused {
        FactsSheet sheet = FactsSheet.read(content);
        if (!sheet.unreadable().isEmpty()) {
            throw FactsRefused.of(sheet.unreadable().stream().map(RowFault::toString).toList());
        }
        return new FactsFile(sheet.document(), sheet::byLine, faults -> sheet.rows(faults).stream().map(RowFault::toString).toList());
    }

    private static FactsFile json(byte[] content) throws IOException, FactsRefused {
        try {
            JsonNode document = JSON.readTree(content);
            Map<String, Integer> lines = lines(content);
            return new FactsFile((ObjectNode) document, place -> located(place, lines),
                faults -> faults.stream().sorted(Comparator.comparingInt(fault -> line(fault, lines).orElse(0)))
                    .map(fault -> located(fault, lines))
                    .toList());
        } catch (JsonProcessingException broken) {
            // without the message: it quotes the text
            throw FactsRefused.of(List.of("line " + broken.getLocation().getLineNr() + ": is not JSON, or has a key twice"));
        }
    }

    private static String located(String place, Map<String, Integer> lines) {
        OptionalInt line = line(place, lines);
        return line.isPresent() ? "line " + line.getAsInt() + ", " + place : place;
    }

    private static OptionalInt line(String place, Map<String, Integer> lines) {
        Matcher entry = PLACE.matcher(place);
        return entry.matches() && lines.containsKey(entry.group(1)) ? OptionalInt.of(lines.get(entry.group(1))) : OptionalInt.empty();
    }

    /** The line on which each citizen and each fact begins, by its place. */
    private static Map<String, Integer> lines(byte[] content) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = JSON.getFactory().createParser(content)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    String place = parser.getParsingContext().pathAsPointer().toString()
                        .replaceAll("/(\\d+)", "[$1]").replace('/', '.');
                    lines.putIfAbsent(place.isEmpty() ? place : place.substring(1), parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }
}
