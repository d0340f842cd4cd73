package dk.broen.simulator.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The files of the demo, below {@code demo/} on the classpath. */
final class DemoFile {

    private DemoFile() {
    }

    /** The text with each {@code {key}} replaced. */
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
