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

/**
 * One hub that is killed at random moments while a hospital sends, and started again. Some of the starts are killed too; they are not counted
 * as kills. The seed decides what is sent and how long the hub lives; the moments themselves also depend on the machine.
 */
final class RandomKills {
    private static final int KILLS_BETWEEN_CHECKS = 25;
    private static final int LONGEST_LIFE_MILLIS = 2_500;
    private static final int ONE_START_IN = 5;
    private static final int PERCENT = 100;
    private static final String UNSETTLED = "select count(*) from notification where state not in ('SENT', 'DROPPED')";
    private static final String DROPPED = "select count(*) from notification where state = 'DROPPED' and channel = 'QUEUE' "
        + "and entry_id is not null";
    private static final String DROPPED_BEFORE_ANY_ATTEMPT = DROPPED + " and attempts = 0";

    private final Path directory;
    private final long seed;
    private final int wanted;
    private final Instant end;
    private final Random lives;
    private final TestPeople people;
    private final Set<String> ids = new HashSet<>();
    private int kills;
    private int killedStarts;
    private Duration start = Duration.ZERO;
    private Duration allStarts = Duration.ZERO;
    private int notices;
    private int oldNews;

    /**
     * Nothing is started yet.
     *
     * @param directory for the data of the hub
     * @param wanted how many kills
     * @param end there is no further kill after it
     */
    RandomKills(Path directory, long seed, int wanted, Instant end) {
        this.directory = directory;
        this.seed = seed;
        this.wanted = wanted;
        this.end = end;
        this.lives = new Random(seed);
        this.people = new TestPeople(seed);
    }

    /**
     * What was done to the hub, and what it did.
     *
     * @param start the mean time of a start
     * @param acknowledged messages, repetitions included
     * @param notices each of which was told once
     * @param overtaken how many admissions were not told, because the discharge was planned before they left
     */
    record Count(int kills, int killedStarts, Duration start, int acknowledged, int notices, int overtaken) {}

    /** Returns when everything acknowledged is told, in order, and nothing twice. */
    Count play() throws Exception {
        try (MailServer mail = new MailServer(0); StagedHub hub = StagedHub.start(directory, mail.port(), Map.of())) {
            BusyHospital hospital = new BusyHospital(hub, people, seed);
            while (kills < wanted && Instant.now().isBefore(end)) {
                hospital.sendUntil(() -> killedAtRandomMoment(hub));
                restart(hub.process());
                if (++kills % KILLS_BETWEEN_CHECKS == 0) {
                    hospital.finish();
                    check(hub, hospital);
                }
            }
            hospital.finish();
            check(hub, hospital);
            return new Count(kills, killedStarts, allStarts.dividedBy(Math.max(1, kills)), hospital.acknowledged(), notices, oldNews);
        }
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
        assertThat(received).as("seed %d: a notice is not seen twice", seed)
            .allSatisfy(notice -> assertThat(ids.add(notice.body().path("id").asText())).isTrue());

        // a notice that says nothing tells how things stand after the pointer of a withdrawn admission left late (HeardTest)
        Map<String, List<String>> told = received.stream().filter(notice -> !notice.body().at("/says").isEmpty())
            .collect(Collectors.groupingBy(notice -> notice.body().at("/citizen/cpr").asText(),
                Collectors.mapping(notice -> notice.body().at("/says/0/type").asText(), Collectors.toList())));
        List<TestPerson> residents = hospital.discharged();
        List<List<String>> each = residents.stream().map(resident -> told.getOrDefault(resident.cpr(), List.of())).toList();
        assertThat(each).as("seed %d: what the residence was told about each resident", seed)
            .isSubsetOf(List.of("ADMITTED", "DISCHARGED"), List.of("DISCHARGED"));
        oldNews += (int) each.stream().filter(events -> events.size() == 1).count();
        assertThat(oldNews).as("seed %d: an admission is missing only where the discharge was planned before it left for certain", seed)
            .isBetween((int) database.number(DROPPED_BEFORE_ANY_ATTEMPT), (int) database.number(DROPPED));
        assertThat(hub.api().get("/api/dead-letters")).as("no message was set aside").isEmpty();
        assertThat(hub.api().get("/api/work-items").findValuesAsText("kind")).as("every work item is for a ward")
            .isSubsetOf("ASK_FOR_CONSENT");
        System.out.printf("random kills: seed %d, %d kills and %d killed starts so far, everything is told%n", seed, kills, killedStarts);
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
