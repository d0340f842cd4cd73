package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped configuration that a test may change. */
final class CopiedConfiguration {
    static final Path SHIPPED = Path.of("..", "config");

    private final Path directory;

    CopiedConfiguration(Path temporary) {
        directory = temporary.resolve("config");
        try (Stream<Path> paths = Files.walk(SHIPPED)) {
            for (Path path : paths.toList()) {
                Path copy = directory.resolve(SHIPPED.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    CopiedConfiguration replace(String file, String found, String replacement) {
        String text = read(file);
        assertThat(text).as("the text to be replaced in " + file).contains(found);
        int at = text.indexOf(found);
        return write(file, text.substring(0, at) + replacement + text.substring(at + found.length()));
    }

    CopiedConfiguration write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    CopiedConfiguration delete(String file) {
        try {
            Files.delete(directory.resolve(file));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The line, counted from 1, of the first occurrence of that text. */
    int line(String file, String text) {
        assertThat(read(file)).as(file).contains(text);
        return 1 + (int) read(file).substring(0, read(file).indexOf(text)).chars().filter(character -> character == '\n').count();
    }

    ConfigurationResult load() {
        return new ConfigurationDirectory(directory).load();
    }

    List<String> errors() {
        return load() instanceof ConfigurationResult.Refused refused
            ? refused.errors().stream().map(ConfigurationError::toString).toList() : List.of();
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
