package dk.broen.hub.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.util.FileSystemUtils;

/** The shipped configuration, where the residence in Odense has two phones and nothing else, and what a hub knows of their notices. */
final class Phones {
    static final String FIRST = "+4520000034";
    static final String SECOND = "+4520000134";
    private static final Path EXAMPLES = Path.of("docs", "partners", "sms-gateways.md");

    private Phones() {}

    /** A copy of the shipped configuration. */
    static Path config(Path directory) throws IOException {
        Path config = directory.resolve("config");
        FileSystemUtils.copyRecursively(Checkout.here().config(), config);
        Path odense = config.resolve("municipalities/0461-odense.yaml");
        String shipped = "      - mail: aaen@odense.example\n      - sms: \"+45 20 00 00 34\"\n        when: always\n";
        assertThat(Files.readString(odense)).contains(shipped);
        Files.writeString(odense, Files.readString(odense).replace(shipped,
            "      - sms: \"+45 20 00 00 34\"\n        when: always\n      - sms: \"+45 20 00 01 34\"\n        when: always\n"));
        return config;
    }

    /** The same, with the settings that the documentation gives for a gateway. */
    static Path config(Path directory, String gateway) throws IOException {
        Path config = config(directory);
        Path settings = config.resolve("application.yaml");
        Files.writeString(settings, Files.readString(settings) + "\n---\n" + example(gateway));
        return config;
    }

    private static String example(String gateway) throws IOException {
        String page = Files.readString(Checkout.here().root().resolve(EXAMPLES));
        String begin = "```yaml\n# " + gateway + "\n";
        assertThat(page).contains(begin);
        String rest = page.substring(page.indexOf(begin) + "```yaml\n".length());
        return rest.substring(0, rest.indexOf("```"));
    }

    /** A citizen lives in the residence and is admitted. */
    static void admitted(StagedHub hub, TestPeople people) throws IOException {
        hub.awaitIdle();
        TestPerson citizen = people.next();
        hub.addResident(citizen, Home.ODENSE);
        hub.accepted(hub.message("A01", citizen, Home.ODENSE));
    }

    static String state(StagedDatabase database, String reference) throws SQLException, IOException {
        return database.text("select state || coalesce(' ' || state_reason, '') from notification where reference = ?", reference);
    }

    /** Why the notice was made, and what became of it. */
    static String why(StagedHub hub, String reference) {
        return hub.api().get("/api/why/" + reference).toString();
    }

    static List<String> workItems(StagedHub hub, String kind, String about) {
        return StreamSupport.stream(hub.api().get("/api/work-items").spliterator(), false).map(Object::toString)
            .filter(item -> item.contains(kind) && item.contains(about)).toList();
    }

    static ConditionFactory soon(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(60)).ignoreExceptions();
    }

    /** The reference that a pointer names. */
    static String reference(String text) {
        return text.replaceAll(".*ref ([0-9A-Z]+)\\..*", "$1");
    }
}
