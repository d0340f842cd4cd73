package dk.broen.hub.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.hub.staging.CommandRun;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A system of a municipality sends all its facts each night. {@code -Dimport.citizens=20000} for a large municipality: the output then has the
 * figures.
 */
@ExtendWith(SharedHub.class)
class NightlyImportIT {
    private static final int CITIZENS = Integer.getInteger("import.citizens", 1_500);
    private static final int FACTS = 4;
    private static final int IN_HOSPITAL = 5;
    private static final String SOURCE = "nightly";

    @TempDir
    private Path directory;

    @Test
    void the_second_import_changes_nothing_and_plans_nothing(StagedHub hub) throws Exception {
        List<TestPerson> people = Stream.generate(new TestPeople(4727)::next).limit(CITIZENS).toList();
        for (TestPerson inHospital : people.subList(0, IN_HOSPITAL)) {
            hub.accepted(hub.message("A01", inHospital, Home.AARHUS));
        }
        hub.awaitIdle();
        Path file = Files.writeString(directory.resolve("facts.json"), document(people).toString());

        CommandRun first = imported(hub, file, "first");
        hub.awaitIdle();
        List<Integer> looks = occasions(hub, people);
        CommandRun second = imported(hub, file, "second");
        hub.awaitIdle();

        assertThat(first.out()).last().asString().startsWith(CITIZENS * FACTS + " recorded, 0 changed, 0 unchanged, 0 ended, 0 withdrawn");
        assertThat(second.out()).singleElement().asString()
            .startsWith("0 recorded, 0 changed, " + CITIZENS * FACTS + " unchanged, 0 ended, 0 withdrawn");
        assertThat(looks).as("an admission, and the facts").startsWith(2, 2, 2, 2, 2, 0);
        assertThat(occasions(hub, people)).isEqualTo(looks);
    }

    private CommandRun imported(StagedHub hub, Path file, String name) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        CommandRun run =
            CommandRun.of(directory, Map.of(), "facts", "import", file.toString(), "--source", SOURCE, "--replace", "--because",
                "nightly import", "--data", hub.data().toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        System.out.printf("%s import of %d citizens, %d facts, %d kB: %d ms with the start of the command; hub %s%n", name, CITIZENS,
            CITIZENS * FACTS, Files.size(file) / 1024, Duration.ofNanos(System.nanoTime() - begun).toMillis(), memory(hub));
        return run;
    }

    private static List<Integer> occasions(StagedHub hub, List<TestPerson> people) {
        return people.subList(0, IN_HOSPITAL + 1).stream().map(person -> hub.api()
            .post("/api/events/search", JsonNodeFactory.instance.objectNode().put("cpr", person.cpr())).size()).toList();
    }

    private static String memory(StagedHub hub) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(hub.process().pid()), "status")).stream()
            .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS")).map(line -> line.replaceAll("\\s+", " ")).toList()
            .toString();
    }

    private static ObjectNode document(List<TestPerson> people) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode citizens = document.putArray("citizens");
        for (TestPerson person : people) {
            ObjectNode citizen = citizens.addObject().put("cpr", person.cpr());
            citizen.putArray("residences").addObject().put("municipality", "0751").put("from", "2026-01-01");
            citizen.putArray("services").addObject().put("function", "HOUSING_SUPPORT").put("unit", "aarhus-bostoette-nord")
                .put("from", "2026-02-01").putObject("worker").put("name", "Åse Vind").put("phone", "+45 20 00 00 03");
            citizen.putArray("appointments").addObject().put("unit", "aarhus-forloebskoordinatorer").put("from", "2026-02-01")
                .putObject("coordinator").put("name", "Anne Holm").put("phone", "+45 20 00 00 02");
            ObjectNode consent = citizen.putArray("consents").addObject().put("municipality", "0751").put("form", "WRITTEN")
                .put("obtained_by", "sygeplejerske, afsnit P2").put("from", "2026-02-01").put("until", "2027-01-31");
            consent.putArray("to").add("HOUSING_SUPPORT").add("COORDINATOR");
        }
        return document;
    }
}
