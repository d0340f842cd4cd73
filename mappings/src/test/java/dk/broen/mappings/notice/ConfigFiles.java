package dk.broen.mappings.notice;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
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
