package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.Acknowledgement;
import dk.broen.simulator.hospital.AdtMessage;
import dk.broen.simulator.hospital.MllpClient;
import dk.broen.simulator.hospital.NoAcknowledgementException;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hospital that admits and discharges residents in bursts on one connection, until the hub dies. It sends again what was not
 * acknowledged, and nothing that was. Some messages it sends twice in the same burst.
 */
final class BusyHospital {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAUSE_MILLIS = 60;
    private static final int LONGEST_BURST = 8;
    /** New residents are recorded for several lives of the hub together. */
    private static final int NEW_RESIDENTS = 200;
    private static final int FEWEST_TO_ADMIT = 50;
    /** How many stay at most, so that some are told of an admission before the discharge and some are not. */
    private static final int MOST_ADMITTED = 30;
    private static final int ONE_IN = 10;

    private final StagedHub hub;
    private final TestPeople people;
    private final Random random;
    private final Duration ahead;
    private final List<TestPerson> residents = new ArrayList<>();
    private final Deque<TestPerson> toAdmit = new ArrayDeque<>();
    private final List<TestPerson> admitted = new ArrayList<>();
    private List<AdtMessage> unacknowledged = List.of();
    private int acknowledged;

    BusyHospital(StagedHub hub, TestPeople people, long seed) {
        this.hub = hub;
        this.people = people;
        this.random = new Random(seed);
        Instant now = hub.clock().now().toInstant();
        // after the answer, so that no message is from the future
        this.ahead = Duration.between(Instant.now(), now);
    }

    /** Records new residents if only few are left, and then sends bursts until the hub is killed. */
    void sendUntil(Supplier<CompletableFuture<Void>> kill) throws InterruptedException {
        if (toAdmit.size() < FEWEST_TO_ADMIT) {
            List<TestPerson> newcomers = Stream.generate(people::next).limit(NEW_RESIDENTS).toList();
            hub.addResidents(newcomers, Home.AARHUS);
            toAdmit.addAll(newcomers);
        }
        Instant now = now();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (MllpClient connection = connection()) {
            clock.scheduleWithFixedDelay(() -> burst(connection, now), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            kill.get().join();
        } finally {
            clock.shutdown();
            assertThat(clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Sends again what was not acknowledged, and then discharges everybody who is admitted. */
    void finish() {
        List<TestPerson> later = List.copyOf(toAdmit);
        toAdmit.clear();
        Instant now = now();
        try (MllpClient connection = connection()) {
            while (!admitted.isEmpty() || !unacknowledged.isEmpty()) {
                burst(connection, now);
            }
        }
        toAdmit.addAll(later);
    }

    /** The residents whose admission and discharge were acknowledged since the last call, once {@link #finish} has returned. */
    List<TestPerson> discharged() {
        List<TestPerson> discharged = List.copyOf(residents);
        residents.clear();
        return discharged;
    }

    /** How many messages were acknowledged, repetitions included. */
    synchronized int acknowledged() {
        return acknowledged;
    }

    private synchronized void burst(MllpClient connection, Instant now) {
        List<AdtMessage> burst = unacknowledged.isEmpty() ? nextBurst(now) : unacknowledged;
        Set<String> accepted = answers(connection, burst).stream().filter(answer -> answer.code().equals("AA"))
            .map(Acknowledgement::controlId).collect(Collectors.toSet());
        unacknowledged = burst.stream().filter(message -> !accepted.contains(message.controlId())).toList();
        acknowledged += burst.size() - unacknowledged.size();
    }

    private static List<Acknowledgement> answers(MllpClient connection, List<AdtMessage> burst) {
        try {
            return burst.isEmpty() ? List.of() : connection.sendAll(burst.stream().map(AdtMessage::bytes).toList());
        } catch (NoAcknowledgementException killed) {
            return killed.received();
        }
    }

    private List<AdtMessage> nextBurst(Instant now) {
        List<AdtMessage> burst = new ArrayList<>();
        int length = 1 + random.nextInt(LONGEST_BURST);
        while (burst.size() < length && !(toAdmit.isEmpty() && admitted.isEmpty())) {
            AdtMessage message = next(now);
            burst.add(message);
            if (random.nextInt(ONE_IN) == 0) {
                burst.add(message);
            }
        }
        return burst;
    }

    private AdtMessage next(Instant now) {
        if (!toAdmit.isEmpty() && random.nextInt(MOST_ADMITTED) >= admitted.size()) {
            TestPerson person = toAdmit.remove();
            residents.add(person);
            admitted.add(person);
            return hub.message("A01", person, Home.AARHUS, now);
        }
        return hub.message("A03", admitted.remove(random.nextInt(admitted.size())), Home.AARHUS, now);
    }

    /** The time of the hub's clock, without a question to the hub: messages arrive from the first moment on. */
    private Instant now() {
        return Instant.now().plus(ahead);
    }

    private MllpClient connection() {
        return new MllpClient("127.0.0.1", hub.process().port("mllp"), PATIENCE);
    }
}
