package dk.broen.hub.attacks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One attempt of a municipality, read from {@code attempts.yaml}.
 *
 * @param requests sent one after the other
 * @param disputed whether both municipalities have a work item afterwards
 */
record Attempt(@JsonProperty(required = true) String name, @JsonProperty(required = true) List<Request> requests, boolean disputed) {
    private static final ObjectMapper YAML = YAMLMapper.builder().addModules(new Jdk8Module()).build();

    Attempt {
        requests = List.copyOf(requests);
    }

    /**
     * One request. The body is JSON, text, a document with many facts, or a text of a length.
     *
     * @param status the accepted statuses, with a bar between them
     */
    record Request(Optional<String> get, Optional<String> post, Optional<JsonNode> json, Optional<String> text, Optional<Integer> flood,
        @JsonProperty("long") Optional<Integer> length, Optional<String> type, Optional<Map<String, String>> headers,
        @JsonProperty(required = true) String status) {
        String method() {
            return post.isPresent() ? "POST" : "GET";
        }

        /** @param names what stands for the names in braces */
        String path(Map<String, String> names) {
            return filled(post.or(() -> get).orElseThrow(), names);
        }

        String contentType() {
            return type.orElse("application/json");
        }

        /** Without JSON there is a null node. */
        String body(Map<String, String> names) {
            return filled(
                json.filter(node -> !node.isNull()).map(JsonNode::toString).or(() -> text).or(() -> flood.map(Request::manyResidences))
                    .or(() -> length.map("x"::repeat)).orElse(""),
                names);
        }

        List<Integer> statuses() {
            return Arrays.stream(status.split("\\|")).map(Integer::valueOf).toList();
        }

        private static String manyResidences(int number) {
            return "{\"because\": \"x\", \"citizens\": [{\"cpr\": \"{cpr}\", \"residences\": [" + IntStream.range(0, number)
                .mapToObj(
                    i -> "{\"municipality\": \"0461\", \"from\": \"" + String.format("%04d-%02d-01", 1000 + i / 12, i % 12 + 1) + "\"}")
                .collect(Collectors.joining(",")) + "]}]}";
        }

        private static String filled(String text, Map<String, String> names) {
            String filled = text;
            for (Map.Entry<String, String> name : names.entrySet()) {
                filled = filled.replace("{" + name.getKey() + "}", name.getValue());
            }
            return filled;
        }
    }

    static List<Attempt> all() throws IOException {
        try (InputStream file = Objects.requireNonNull(Attempt.class.getResourceAsStream("attempts.yaml"))) {
            return List.of(YAML.readValue(file, Attempt[].class));
        }
    }
}
