package dk.broen.routes.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.leaks.LeakScan;
import dk.broen.routes.leaks.Mark;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./broen demo --once} in a process of its own: its exit code says whether partners received what its table says. */
class DemoIT {
    private static final int LONGEST_MINUTES = 4;
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{10}\\b");

    @TempDir
    private Path directory;

    @Test
    void everybody_receives_what_the_table_says() throws Exception {
        Path output = directory.resolve("table.txt");
        Process demo = start(output);
        try {
            assertThat(demo.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).as("the demo ends; it has said:%n%s", read(output)).isTrue();
        } finally {
            demo.destroy();
        }
        String table = read(output);
        assertThat(demo.exitValue()).as(table).isZero();
        assertThat(table).containsPattern("\\d{2} notices checked: what was received is what the table says")
            .contains("Friday 27 November 2026")
            .containsPattern("22:00  DISCHARGED +borger K\\.P\\. +Aarhus")
            .containsPattern("Bostøtte Nord \\(coordinator\\) +told on its queue and by SMS to the duty phone +consent of")
            .containsPattern("Jobcenter Aarhus \\(jobcentre\\) +not told: no consent names it +CONSENT_MISSING")
            .contains("answered: AA as before; nobody is told twice", "told by mail: cancelled")
            .containsPattern("not told by mail: the consent was withdrawn +CONSENT_WITHDRAWN")
            .as("no colours outside a terminal").doesNotContain("\u001b");
        assertThat(LeakScan.of(data(), marks()).files()).as("citizens of the demo in what the hub left behind").isEmpty();
    }

    private Process start(Path output) throws IOException {
        Path root = Checkout.here().root();
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dbroen.home=" + root, "-jar",
            root.resolve("simulator/target/broen-simulator.jar").toString(), "demo", "--once", "--free-ports",
            "--config", root.resolve("config").toString(), "--data", data().toString())
            .redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** The numbers as the demo's facts have them, the longer of its family names, and a ward. */
    private static List<Mark> marks() {
        Stream<Mark> numbers = Stream.of("/demo/facts.json", "/demo/facts.csv").flatMap(file -> NUMBER.matcher(resource(file)).results())
            .map(MatchResult::group).distinct().map(number -> new Mark("cpr", number));
        List<Mark> marks = Stream.concat(numbers, Stream.of("Rugbrødsen", "Fyrtårnsen", "Tågehorn", "Kåltærte", "Måneskær")
            .map(name -> new Mark("name", name))).toList();
        assertThat(marks).as("all that is looked for").hasSizeGreaterThan(15);
        return Stream.concat(marks.stream(), Stream.of(new Mark("ward", "PAO-AKUT"))).toList();
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(Checkout.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }

    private static String read(Path output) throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
