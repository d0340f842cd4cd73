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
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final List<String> SHARED = List.of("config", "hub");
    private static final Pattern PORT = Pattern.compile("\\b(?:mllp|http|management|broker)=(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{10}\\b");

    @TempDir
    private Path directory;

    /** In a checkout of their own, on the usual ports where these are free: as two people start them, and beside whatever else runs here. */
    @Test
    void in_two_demos_that_start_at_the_same_moment_everybody_receives_what_the_table_says() throws Exception {
        Path home = checkoutOfItsOwn();
        Path one = directory.resolve("one.txt");
        Path other = directory.resolve("other.txt");
        List<Process> demos = List.of(start(home, one, "--once"), start(home, other, "--once"));
        try {
            for (Process demo : demos) {
                assertThat(demo.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES))
                    .as("both demos end; they have said:%n%s%n%s", said(one), said(other)).isTrue();
            }
        } finally {
            demos.forEach(Process::destroy);
            removeLinks(home);
        }
        assertThat(demos).extracting(Process::exitValue).as("%s%n%s", said(one), said(other)).containsExactly(0, 0);
        assertTable(said(one));
        assertTable(said(other));
        Path usual = home.resolve("target/demo");
        assertThat(List.of(said(one), said(other))).as("one of them says where it is instead")
            .filteredOn(table -> table.contains("Another demo runs in " + usual + ": this one keeps its data in " + usual + "-2"))
            .hasSize(1);
        assertThat(Stream.of(usual, home.resolve("target/demo-2")).flatMap(DemoIT::ports)).as("ports of both").hasSize(8)
            .doesNotHaveDuplicates();
    }

    private static void assertTable(String table) {
        assertThat(table).containsPattern("\\d{2} notices checked: the received notices agree with the table")
            .contains("Friday 27 November 2026")
            .containsPattern("22:00  DISCHARGED +borger K\\.P\\. +Aarhus")
            .containsPattern("Bostøtte Nord \\(coordinator\\) +told on its queue and by SMS to the duty phone +consent of")
            .containsPattern("Jobcenter Aarhus \\(jobcentre\\) +not told: no consent names this unit +CONSENT_MISSING")
            .contains("answered: AA as before; nobody is told twice", "told by mail: cancelled")
            .containsPattern("not told by mail: the consent was withdrawn +CONSENT_WITHDRAWN")
            .as("no colours outside a terminal").doesNotContain("\u001b");
    }

    @Test
    void a_demo_that_stays_up_tells_where_and_leaves_no_citizen_where_none_may_stand() throws Exception {
        LeakScan scan = LeakScan.of(data(), marks());
        Process demo = start(Checkout.here().root(), output(), "--free-ports", "--data", data().toString());
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

    private static Process start(Path home, Path output, String... options) throws IOException {
        ProcessBuilder demo = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dbroen.home=" + home, "-jar",
            Checkout.here().root().resolve("simulator/target/broen-simulator.jar").toString(), "demo");
        demo.command().addAll(List.of(options));
        return demo.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** The program and the configuration of this one, and a target directory with no demo in it. */
    private Path checkoutOfItsOwn() throws IOException {
        Path home = Files.createDirectory(directory.resolve("checkout"));
        for (String shared : SHARED) {
            Files.createSymbolicLink(home.resolve(shared), Checkout.here().root().resolve(shared));
        }
        return home;
    }

    private static void removeLinks(Path home) throws IOException {
        for (String shared : SHARED) {
            Files.delete(home.resolve(shared));
        }
    }

    /** As its hub has said them. */
    private static Stream<String> ports(Path data) {
        try {
            String ready = Files.readAllLines(data.resolve("log/hub.log")).stream().filter(line -> line.startsWith("Broen is ready"))
                .findFirst().orElseThrow(() -> new AssertionError("no hub was ready in " + data));
            return PORT.matcher(ready).results().map(port -> port.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the log of the hub in " + data + " cannot be read", unreadable);
        }
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
        return said(output());
    }

    private static String said(Path output) throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
