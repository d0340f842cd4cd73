package dk.broen.mappings.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The texts and schemas in {@code config/}, as shipped. */
final class ConfigFiles {
    private ConfigFiles() {}

    static Texts texts() {
        Map<String, String> byKey = new HashMap<>();
        collect("", new Yaml().load(read("texts/da.yaml")), byKey);
        return new Texts(byKey);
    }

    static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(read("schemas/" + name));
    }

    /** The same schema without what a later release may add: it permits the fields and the values that it names, and no others. */
    static JsonSchema schemaOfToday(String name) {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(closed(new ObjectMapper().readTree(read("schemas/" + name).getBytes(StandardCharsets.UTF_8))));
        } catch (IOException invalid) {
            throw new UncheckedIOException(invalid);
        }
    }

    private static JsonNode closed(JsonNode node) {
        node.forEach(ConfigFiles::closed);
        if (node instanceof ObjectNode object) {
            if (object.path("type").asText().equals("object")) {
                object.put("additionalProperties", false);
            }
            if (object.at("/anyOf/0").has("enum")) {
                ((ArrayNode) object.get("anyOf")).remove(1);
            }
        }
        return node;
    }

    private static void collect(String prefix, Object node, Map<String, String> byKey) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, below) -> collect(prefix.isEmpty() ? key.toString() : prefix + "." + key, below, byKey));
        } else {
            byKey.put(prefix, node.toString());
        }
    }

    private static String read(String file) {
        Path config = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
            .map(path -> path.resolve("config")).filter(path -> Files.isDirectory(path.resolve("schemas"))).findFirst().orElseThrow();
        try {
            return Files.readString(config.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
