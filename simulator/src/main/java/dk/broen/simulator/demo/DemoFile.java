package dk.broen.simulator.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A file of the demo, in {@code demo/} on the classpath. */
final class DemoFile {

    private DemoFile() {
    }

    /** Reads the text and replaces each {@code {key}} by its value. */
    static String read(String name, Map<String, String> values) {
        try (InputStream file = Objects.requireNonNull(DemoFile.class.getResourceAsStream("/demo/" + name), name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
            return text;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("demo/" + name + " cannot be read", unreadable);
        }
    }
}
