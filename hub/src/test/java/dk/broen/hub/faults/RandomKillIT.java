package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedDatabase;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.HubProcess;
import dk.broen.simulator.mail.MailServer;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the hub (kill -9) at random moments while a hospital sends, and starts it again: everything acknowledged is told, in order, and
 * nothing twice (design.md §4). Some of the starts are killed too; they are not counted as kills. The seed decides what is sent and how long
 * the hub lives; the moments themselves also depend on the machine. The system properties {@code kills}, {@code kills.seed} and
 * {@code kills.minutes} (no further kill after them) make it longer.
 */
class RandomKillIT {
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final long SEED = Long.getLong("kills.seed", 1);
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("kills.minutes", 60));
    private static final int KILLS_BETWEEN_CHECKS = 25;
    private static final int LONGEST_LIFE_MILLIS = 2_500;
    private static final int ONE_START_IN = 5;
    private static final int PERCENT = 100;
    /** From this number of kills on, less time is spent with the archive of classes than without. */
    private static final int WORTH_AN_ARCHIVE = 25;
    private static final String UNSETTLED = "select count(*) from notification where state not in ('SENT', 'DROPPED')";
    private static final String DROPPED = "select count(*) from notification where state = 'DROPPED' and channel = 'QUEUE' "
        + "and entry_id is not null";
    private static final String DROPPED_BEFORE_ANY_ATTEMPT = DROPPED + " and attempts = 0";

    /** Kept after a failure, because the database tells what happened. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;
    private final Random lives = new Random(SEED);
    private final TestPeople people = new TestPeople(SEED);
    private final Set<String> ids = new HashSet<>();
    private int kills;
    private int killedStarts;
    private Duration start = Duration.ZERO;
    private Duration allStarts = Duration.ZERO;
    private int notices;
    private int oldNews;

    @Test
    void everything_acknowledged_is_told_in_order_and_nothing_twice_however_often_the_hub_is_killed() throws Exception {
        Instant end = Instant.now().plus(LONGEST);
        System.out.printf("random kills: seed %d, data in %s%n", SEED, directory);
        try (MailServer mail = new MailServer(0); StagedHub hub = startedQuickly(mail)) {
            BusyHospital hospital = new BusyHospital(hub, people, SEED);
            while (kills < KILLS && Instant.now().isBefore(end)) {
                hospital.sendUntil(() -> killedAtRandomMoment(hub));
                restart(hub.process());
                if (++kills % KILLS_BETWEEN_CHECKS == 0) {
                    hospital.finish();
                    check(hub, hospital);
                }
            }
            hospital.finish();
            check(hub, hospital);
        }
    }

    /** Before many kills, another hub leaves an archive of its classes behind, with which each start takes less time. */
    private StagedHub startedQuickly(MailServer mail) throws IOException {
        if (KILLS >= WORTH_AN_ARCHIVE) {
            StagedHub.start(directory.resolve("archive"), mail.port(), Map.of()).close();
        }
        return StagedHub.start(directory.resolve("hub"), mail.port(), Map.of());
    }

    private void restart(HubProcess process) throws IOException {
        while (lives.nextInt(ONE_START_IN) == 0) {
            process.killWhileStarting(start.multipliedBy(lives.nextInt(PERCENT)).dividedBy(PERCENT));
            killedStarts++;
        }
        Instant begun = Instant.now();
        process.restart();
        start = Duration.between(begun, Instant.now());
        allStarts = allStarts.plus(start);
    }

    private CompletableFuture<Void> killedAtRandomMoment(StagedHub hub) {
        Executor moment = CompletableFuture.delayedExecutor(lives.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(hub.process()::kill, moment);
    }

    private void check(StagedHub hub, BusyHospital hospital) throws Exception {
        StagedDatabase database = StagedDatabase.ofHub(hub.data());
        hub.awaitIdle();
        soon("every notice is settled").until(() -> database.number(UNSETTLED) == 0);
        List<ReceivedNotification> received = received(hub);
        notices += received.size();
        assertThat(received).as("seed %d: a notice is not seen twice", SEED)
            .allSatisfy(notice -> assertThat(ids.add(notice.body().path("id").asText())).isTrue());

        // a notice that says nothing tells how things stand after the pointer of a withdrawn admission left late (HeardTest)
        Map<String, List<String>> told = received.stream().filter(notice -> !notice.body().at("/says").isEmpty())
            .collect(Collectors.groupingBy(notice -> notice.body().at("/citizen/cpr").asText(),
                Collectors.mapping(notice -> notice.body().at("/says/0/type").asText(), Collectors.toList())));
        List<TestPerson> residents = hospital.discharged();
        List<List<String>> each = residents.stream().map(resident -> told.getOrDefault(resident.cpr(), List.of())).toList();
        assertThat(each).as("seed %d: what the residence was told about each resident", SEED)
            .isSubsetOf(List.of("ADMITTED", "DISCHARGED"), List.of("DISCHARGED"));
        oldNews += (int) each.stream().filter(events -> events.size() == 1).count();
        assertThat(oldNews).as("seed %d: an admission is missing only where the discharge was planned before it left for certain", SEED)
            .isBetween((int) database.number(DROPPED_BEFORE_ANY_ATTEMPT), (int) database.number(DROPPED));
        assertThat(hub.api().get("/api/dead-letters")).as("no message was set aside").isEmpty();
        assertThat(hub.api().get("/api/work-items").findValuesAsText("kind")).as("every work item is for a ward")
            .isSubsetOf("ASK_FOR_CONSENT");
        System.out.printf(
            "random kills: seed %d, %d kills and %d killed starts, %d ms for a start, %d messages acknowledged, %d notices, each "
                + "told once (%d overtaken)%n",
            SEED, kills, killedStarts, allStarts.dividedBy(kills).toMillis(), hospital.acknowledged(), notices,
            oldNews);
    }

    /** Reads the queue of the residence. It is read to the end when a later notice has come, because the queue keeps its order. */
    private List<ReceivedNotification> received(StagedHub hub) throws Exception {
        TestPerson last = people.next();
        hub.addResident(last, Home.AARHUS);
        hub.accepted(hub.message("A01", last, Home.AARHUS));
        try (MunicipalConsumer caseSystem = hub.caseSystem()) {
            soon("the later notice has arrived").until(() -> caseSystem.received().stream().anyMatch(notice -> isAbout(notice, last)));
            return caseSystem.received().stream().filter(notice -> !isAbout(notice, last)).toList();
        }
    }

    private static boolean isAbout(ReceivedNotification notice, TestPerson person) {
        return notice.body().toString().contains(person.cpr());
    }

    private static ConditionFactory soon(String why) {
        return await(why).atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(200));
    }
}
