package dk.broen.routes.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.leaks.LeakScan;
import dk.broen.routes.leaks.Mark;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    /** The demo's own: its citizens are made up of it. */
    private static final long SEED = 2026;
    private static final int CITIZENS = 9;

    @TempDir
    private Path directory;

    @Test
    void the_demo_ends_well_when_what_was_received_is_what_its_table_says() throws Exception {
        Path jar = Checkout.here().root().resolve("simulator/target/broen-simulator.jar");
        Path output = directory.resolve("table.txt");
        Process demo = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-jar",
            jar.toString(), "demo", "--once", "--data", directory.resolve("demo").toString())
            .directory(Checkout.here().root().toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(demo.waitFor(4, TimeUnit.MINUTES)).as("the demo ended").isTrue();
            List<String> table = Files.readAllLines(output, StandardCharsets.UTF_8);
            assertThat(demo.exitValue()).as(String.join("\n", table)).isZero();
            assertThat(table).anyMatch(line -> line.contains("what was received is what the table says"))
                .anyMatch(line -> line.contains("not told as JOBCENTRE") && line.contains("CONSENT_MISSING"))
                .anyMatch(line -> line.contains("CONSENT_REFUSED"))
                .anyMatch(line -> line.contains("TOLD_BEFORE CANCELLED"))
                .anyMatch(line -> line.contains("held to Mon"))
                .anyMatch(line -> line.contains("AE PID-3"));
            assertThat(LeakScan.of(directory.resolve("demo").resolve("data"), marks()).files()).as("citizens of the demo in what the hub left behind").isEmpty();
        } finally {
            demo.descendants().forEach(ProcessHandle::destroyForcibly);
            demo.destroyForcibly();
        }
    }

    private static List<Mark> marks() {
        TestPeople people = new TestPeople(SEED);
        return Stream.concat(IntStream.range(0, CITIZENS).mapToObj(number -> people.next()).flatMap(DemoIT::marksOf),
            Stream.of(new Mark("ward", "PAO-AKUT"))).toList();
    }

    /** Some of the names are too short to be told from chance. */
    private static Stream<Mark> marksOf(TestPerson person) {
        Stream<Mark> names = Stream.of(person.familyName(), person.givenName()).filter(name -> name.length() > 6).map(name -> new Mark("name", name));
        return Stream.concat(Stream.of(new Mark("cpr", person.cpr())), names);
    }
}
