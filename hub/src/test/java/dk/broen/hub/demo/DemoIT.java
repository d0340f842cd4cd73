package dk.broen.hub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.hub.leaks.LeakScan;
import dk.broen.hub.leaks.Mark;
import dk.broen.hub.leaks.Sinks;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./broen demo} in a process of its own; with {@code --once} its exit code says whether partners received what its table says. */
class DemoIT {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{10}\\b");

    @TempDir
    private Path directory;

    @Test
    void everybody_receives_what_the_table_says() throws Exception {
        Process demo = start("--once");
        try {
            assertThat(demo.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)).as("the demo ends; it has said:%n%s", said()).isTrue();
        } finally {
            demo.destroy();
        }
        String table = said();
        assertThat(demo.exitValue()).as(table).isZero();
        assertThat(table).containsPattern("\\d{2} notices checked: what was received is what the table says")
            .contains("Friday 27 November 2026")
            .containsPattern("22:00  DISCHARGED +borger K\\.P\\. +Aarhus")
            .containsPattern("Bostøtte Nord \\(coordinator\\) +told on its queue and by SMS to the duty phone +consent of")
            .containsPattern("Jobcenter Aarhus \\(jobcentre\\) +not told: no consent names it +CONSENT_MISSING")
            .contains("answered: AA as before; nobody is told twice", "told by mail: cancelled")
            .containsPattern("not told by mail: the consent was withdrawn +CONSENT_WITHDRAWN")
            .as("no colours outside a terminal").doesNotContain("\u001b");
    }

    @Test
    void a_demo_that_stays_up_tells_where_and_leaves_no_citizen_where_none_may_stand() throws Exception {
        LeakScan scan = LeakScan.of(data(), marks());
        Process demo = start();
        try {
            await("the demo stays up").atMost(LONGEST).until(() -> said().contains("why       ./broen why"));
            HubClient management = new HubClient(address("Hawtio"), "operator", password());
            assertThat(scan.text("metrics", Sinks.metrics(management))).isEmpty();
            assertThat(scan.text("MBeans", Sinks.beans(management))).isEmpty();
            assertThat(scan.text("health", management.get("/actuator/health").toString())).isEmpty();
        } finally {
            demo.destroy();
        }
        assertThat(demo.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)).as("the demo ends when it is told to").isTrue();
        assertThat(scan.files()).as("citizens of the demo in what the hub left behind").isEmpty();
    }

    private Process start(String... options) throws IOException {
        Path root = Checkout.here().root();
        ProcessBuilder demo = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dbroen.home=" + root, "-jar",
            root.resolve("simulator/target/broen-simulator.jar").toString(), "demo", "--free-ports",
            "--config", root.resolve("config").toString(), "--data", data().toString());
        demo.command().addAll(List.of(options));
        return demo.redirectErrorStream(true).redirectOutput(output().toFile()).start();
    }

    private String address(String what) throws IOException {
        Matcher line = Pattern.compile(what + " +(http://[\\d.]+:\\d+)").matcher(said());
        assertThat(line.find()).as("the address of " + what).isTrue();
        return line.group(1);
    }

    private String password() throws IOException {
        return new ObjectMapper().readTree(data().resolve("demo-secrets.json").toFile()).path("operator").asText();
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** The numbers as the demo's facts have them, the longer of its names, and a ward. */
    private static List<Mark> marks() {
        Stream<String> numbers = Stream.of("/demo/facts.json", "/demo/facts.csv").flatMap(file -> NUMBER.matcher(resource(file)).results())
            .map(MatchResult::group).distinct();
        List<Mark> marks = Stream.of(
            numbers.flatMap(number -> Stream.of(new Mark("cpr", number),
                new Mark("cpr with hyphen", number.replaceFirst("(.{6})", "$1-")))),
            Stream.of("Rugbrødsen", "Prøvesten", "Æbleskive", "Kåltærte", "Måneskær", "Åleruse", "Fyrtårnsen", "Ødeland", "Tågehorn")
                .map(name -> new Mark("family name", name)),
            Stream.of("Håbard", "Kærsti", "Bølgine", "Gåsmund", "Øjvinda", "Bjørnulf", "Tårine").map(name -> new Mark("given name", name)),
            Stream.of(new Mark("ward", "PAO-AKUT"))).flatMap(stream -> stream).toList();
        assertThat(marks).as("all that is looked for").hasSizeGreaterThan(40);
        return marks;
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(Checkout.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }

    private Path output() {
        return directory.resolve("table.txt");
    }

    private String said() throws IOException {
        return Files.readString(output(), StandardCharsets.UTF_8);
    }
}
