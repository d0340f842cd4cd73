package dk.broen.hub.program;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.CommandRun;
import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code ./broen plan --dry-run}: it says what a message or facts would do, and does nothing. */
@ExtendWith(SharedHub.class)
class PlanDryRunIT {
    private static final TestPeople PEOPLE = new TestPeople(5130);
    @TempDir
    private Path directory;
    private final TestPerson person = PEOPLE.next();

    @Test
    void a_message_is_planned_and_nothing_is_stored(StagedHub hub) throws Exception {
        hub.addResident(person, Home.AARHUS);
        hub.awaitIdle();
        int before = hub.events().size();
        AdtMessage admission = hub.message("A01", person, Home.AARHUS);

        CommandRun plan = dryRun(hub, Files.write(directory.resolve("admission.hl7"), admission.bytes()));

        assertThat(plan.exitCode()).as("%s", plan.err()).isZero();
        assertThat(plan.out()).contains("dry run: nothing was stored and nobody is told")
            .anyMatch(line -> line.startsWith("  " + Home.AARHUS.unit() + " as RESIDENCE  would be told: NEWS"))
            .anyMatch(line -> line.startsWith("    says ADMITTED ")).anyMatch(line -> line.startsWith("    by QUEUE FULL at "));
        assertThat(String.join("\n", plan.out())).doesNotContain(person.cpr());
        assertThat(hub.events().size()).isEqualTo(before);
    }

    @Test
    void facts_are_planned_and_nothing_is_recorded(StagedHub hub) throws Exception {
        hub.accepted(hub.message("A01", person, Home.AARHUS));
        hub.awaitIdle();
        int before = hub.events().size();
        Path facts = Files.writeString(directory.resolve("facts.json"), """
            {"because": "dry run", "citizens": [{"cpr": "%s",
              "services": [{"function": "RESIDENCE", "unit": "%s", "from": "2026-02-01"}]}]}""".formatted(person.cpr(),
            Home.AARHUS.unit()));

        CommandRun plan = dryRun(hub, facts);

        assertThat(plan.exitCode()).as("%s", plan.err()).isZero();
        assertThat(plan.out())
            .anyMatch(line -> line.contains(Home.AARHUS.unit() + " as RESIDENCE would not be told ADMITTED: CONSENT_MISSING"));
        assertThat(hub.events().size()).isEqualTo(before);
    }

    @Test
    void facts_are_checked_as_if_they_were_recorded_now(StagedHub hub) throws Exception {
        Path facts = Files.writeString(directory.resolve("future.json"), """
            {"because": "dry run", "citizens": [{"cpr": "%s", "stay_ends": [{"municipality": "0751", "begun_at": "2026-02-01T10:00+01:00",
              "ended_at": "2199-02-01T10:00+01:00", "ended_by": "Ib Vang", "reason": "hjemme"}]}]}""".formatted(person.cpr()));

        assertThat(dryRun(hub, facts).err()).anyMatch(line -> line.contains("stay_ends[0].ended_at: lies in the future"));
    }

    @Test
    void a_message_that_cannot_be_read_is_located(StagedHub hub) throws Exception {
        AdtMessage wrong = hub.message("A01", person, Home.AARHUS).without("PV1");

        CommandRun plan = dryRun(hub, Files.write(directory.resolve("wrong.hl7"), wrong.bytes()));

        assertThat(plan.out()).singleElement().asString().startsWith("would not be read: ").contains("PV1");
    }

    @Test
    void a_message_with_a_replacement_number_would_wait(StagedHub hub) throws Exception {
        AdtMessage waiting = hub.message("A01", person, Home.AARHUS).with("PID-3", "250947B777^^^&1.2.208.176.1.6.1.3.181&ISO");

        CommandRun plan = dryRun(hub, Files.write(directory.resolve("waiting.hl7"), waiting.bytes()));

        assertThat(plan.out()).singleElement().asString()
            .startsWith("nothing would be done: the message waits until somebody says whose replacement CPR number");
    }

    @Test
    void a_file_that_does_not_exist_is_wrong_usage(StagedHub hub) throws Exception {
        assertThat(dryRun(hub, directory.resolve("nothing.hl7")).exitCode()).isEqualTo(2);
    }

    private CommandRun dryRun(StagedHub hub, Path file) throws Exception {
        return CommandRun.of(directory, Map.of(), "plan", "--dry-run", file.toString(), "--data", hub.data().toString());
    }
}
