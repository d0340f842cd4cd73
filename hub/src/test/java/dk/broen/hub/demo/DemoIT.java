package dk.broen.hub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.hub.leaks.LeakScan;
import dk.broen.hub.leaks.Mark;
import dk.broen.hub.leaks.Sinks;
import dk.broen.hub.staging.OpenToOthers;
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

/**
 * Runs {@code ./broen demo} in its own process. With {@code --once} the exit code says whether partners received what the printed table
 * says.
 */
class DemoIT {
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final List<String> SHARED = List.of("config", "hub");
    private static final Pattern PORT = Pattern.compile("\\b(?:mllp|http|management|broker)=(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d{10}\\b");

    @TempDir
    private Path directory;

    /** Both demos run in one separate checkout, on the default ports if these are free, as when two people start them at the same time. */
    @Test
    void partners_of_two_demos_that_start_at_the_same_moment_receive_what_the_tables_say() throws Exception {
        Path home = separateCheckout();
        Path one = directory.resolve("one.txt");
        Path other = directory.resolve("other.txt");
        List<Process> demos = List.of(start(home, one, "--once"), start(home, other, "--once"));
        try {
            for (Process demo : demos) {
                assertThat(demo.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES))
                    .as("both demos end; their output:%n%s%n%s", printed(one), printed(other)).isTrue();
            }
        } finally {
            demos.forEach(Process::destroy);
            removeLinks(home);
        }
        assertThat(demos).extracting(Process::exitValue).as("%s%n%s", printed(one), printed(other)).containsExactly(0, 0);
        assertTable(printed(one));
        assertTable(printed(other));
        Path defaultData = home.resolve("target/demo");
        assertThat(List.of(printed(one), printed(other))).as("one of the demos reports another data directory")
            .filteredOn(
                table -> table
                    .contains("A demo or its hub still runs in " + defaultData + ": this demo keeps its data in " + defaultData + "-2"))
            .hasSize(1);
        assertThat(Stream.of(defaultData, home.resolve("target/demo-2")).flatMap(DemoIT::ports)).as("ports of both").hasSize(8)
            .doesNotHaveDuplicates();
    }

    private static void assertTable(String table) {
        assertThat(table).containsPattern("\\d{2} notices checked: the received notices agree with the table")
            .contains("Friday 27 November 2026")
            .containsPattern("22:00  DISCHARGED +borger K\\.P\\. +Aarhus")
            .containsPattern("Bostøtte Nord \\(coordinator\\) +told on its queue and by SMS to the duty phone +consent of")
            .containsPattern("Jobcenter Aarhus \\(jobcentre\\) +not told: no consent names this unit +CONSENT_MISSING")
            .contains("answered: AA as before; nobody is told twice", "told by mail: cancelled")
            .containsPattern("12:00  NOTICE WITHDRAWN +borger Ø\\.Å\\. +Odense +ADMITTED, ref \\w+\\n"
                + " +Socialafdelingen, Voksne \\(social services\\) +not told by mail: the consent was withdrawn +CONSENT_WITHDRAWN\\n")
            .containsPattern("09:30  CONSENT GIVEN +borger T\\.M\\. +Aarhus +ref \\w+\\n"
                + " +Bostøtte Syd \\(housing support\\) +told on its queue: admitted since Fri 12:45 +consent of 30 Nov 2026\\n(\\n|\\d{2}:)")
            .containsPattern("13:00  ADMITTED +borger G\\.Æ\\. +Odense +ref \\w+\\n +nobody +no rule names a recipient\\n")
            .containsPattern("13:20  DETAILS_CHANGED +borger G\\.Æ\\. +Odense +ref \\w+, now in ward PAO1\\n"
                + " +Tovholderteamet \\(coordinator\\) +told by mail: admitted since Fri 13:20")
            .containsPattern("09:40  ANSWERED +borger V\\.R\\. +Aarhus +notice \\w+\\n"
                + " +Forløbskoordinatorerne +answered in the inbox: modtaget, so that nobody is reminded\\n")
            .containsPattern("10:35  WARD ANSWERED +borger K\\.Æ\\. +Aarhus +work item ASK_FOR_CONSENT\\n"
                + " +ward P2 +answered: the citizen consents: housing support\\n"
                + "10:35  DECIDED BY A HUMAN +borger K\\.Æ\\. +Aarhus +ref \\w+\\n"
                + " +Bostøtte Nord \\(housing support\\) +told on its queue: admitted since Fri 10:20")
            .containsPattern("11:[45]0  NOBODY ANSWERED +borger K\\.K\\. +Aarhus +ref \\w+\\n"
                + " +Forløbskoordinatorerne \\(coordinator\\) +told on its queue: reminder")
            .containsPattern("12:40  NOBODY ANSWERED +borger K\\.K\\. +Aarhus +ref \\w+\\n"
                + " +Socialvagten \\(coordinator\\) +told on its queue and by SMS to the duty phone: admitted since Fri 10:40")
            .as("who answered in the inbox is not reminded").doesNotContainPattern("NOBODY ANSWERED +borger V\\.R\\.")
            .as("no colours outside a terminal").doesNotContain("\u001b");
    }

    @Test
    void a_demo_that_keeps_running_prints_its_addresses_and_leaves_no_citizen_data_behind() throws Exception {
        LeakScan scan = LeakScan.of(data(), marks());
        Process demo = start(Checkout.here().root(), output(), "--free-ports", "--data", data().toString());
        try {
            await("the demo prints its addresses").atMost(LONGEST).until(() -> printed().contains("why       ./broen why"));
            HubClient management = new HubClient(address("Hawtio"), "operator", password());
            assertThat(printed()).contains("/inbox", "afsnit-odense");
            assertThat(scan.text("metrics", Sinks.metrics(management))).isEmpty();
            assertThat(scan.text("MBeans", Sinks.beans(management))).isEmpty();
            assertThat(scan.text("health", management.get("/actuator/health").toString())).isEmpty();
        } finally {
            demo.destroy();
        }
        assertThat(demo.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)).as("the demo ends when it is stopped").isTrue();
        assertThat(OpenToOthers.in(data())).as("files that group or others can use").isEmpty();
        assertThat(scan.files()).as("citizen data in the files that the hub left behind").isEmpty();
    }

    private static Process start(Path home, Path output, String... options) throws IOException {
        ProcessBuilder demo = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dbroen.home=" + home, "-jar",
            Checkout.here().root().resolve("simulator/target/broen-simulator.jar").toString(), "demo");
        demo.command().addAll(List.of(options));
        return demo.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** A checkout with links to the program and the configuration of this one, and without a target directory. */
    private Path separateCheckout() throws IOException {
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

    /** The ports that the hub of a demo printed. */
    private static Stream<String> ports(Path data) {
        try {
            String ready = Files.readAllLines(data.resolve("log/hub.log")).stream().filter(line -> line.startsWith("Broen is ready"))
                .findFirst().orElseThrow(() -> new AssertionError("no ready line of a hub in " + data));
            return PORT.matcher(ready).results().map(port -> port.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the log of the hub in " + data, unreadable);
        }
    }

    private String address(String service) throws IOException {
        Matcher line = Pattern.compile(service + " +(http://[\\d.]+:\\d+)").matcher(printed());
        assertThat(line.find()).as("the address of " + service).isTrue();
        return line.group(1);
    }

    private String password() throws IOException {
        return new ObjectMapper().readTree(data().resolve("demo-secrets.json").toFile()).path("operator").asText();
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** The CPR numbers in the facts of the demo, the longer names of its citizens, and a ward. */
    private static List<Mark> marks() {
        Stream<String> numbers =
            Stream.of("/demo/facts.json", "/demo/facts.csv", "/demo/register.csv").flatMap(file -> NUMBER.matcher(resource(file)).results())
                .map(MatchResult::group).distinct();
        List<Mark> marks = Stream.of(
            numbers.flatMap(number -> Stream.of(new Mark("cpr", number),
                new Mark("cpr with hyphen", number.replaceFirst("(.{6})", "$1-")))),
            Stream.of("Rugbrødsen", "Prøvesten", "Æbleskive", "Kåltærte", "Måneskær", "Åleruse", "Fyrtårnsen", "Ødeland", "Tågehorn")
                .map(name -> new Mark("family name", name)),
            Stream.of("Håbard", "Kærsti", "Bølgine", "Gåsmund", "Øjvinda", "Bjørnulf", "Tårine").map(name -> new Mark("given name", name)),
            Stream.of(new Mark("ward", "PAO-AKUT"))).flatMap(stream -> stream).toList();
        assertThat(marks).as("the marks to search for").hasSizeGreaterThan(40);
        return marks;
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(Checkout.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name, unreadable);
        }
    }

    private Path output() {
        return directory.resolve("table.txt");
    }

    private String printed() throws IOException {
        return printed(output());
    }

    private static String printed(Path output) throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
