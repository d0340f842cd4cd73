package dk.broen.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/FAILURES.md} names the test that proves each row; the test exists. */
class FailuresDocumentTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern CITED_TEST = Pattern.compile("`(\\w+(?:Test|IT|Properties))(?:\\.(\\w+))?`");

    @Test
    void every_test_that_the_document_names_exists() {
        Map<String, String> tests = testClasses();
        List<MatchResult> cited = CITED_TEST.matcher(read(ROOT.resolve("docs/FAILURES.md"))).results().toList();
        assertThat(cited).hasSizeGreaterThan(10);
        assertThat(cited.stream().filter(test -> !exists(test, tests)).map(MatchResult::group)).isEmpty();
    }

    private static boolean exists(MatchResult cited, Map<String, String> tests) {
        String source = tests.getOrDefault(cited.group(1), "");
        return cited.group(2) == null ? !source.isEmpty() : source.contains(" " + cited.group(2) + "(");
    }

    private static Map<String, String> testClasses() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java")).filter(Files::isDirectory).flatMap(FailuresDocumentTest::files)
                .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), FailuresDocumentTest::read,
                    (one, other) -> one + other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
