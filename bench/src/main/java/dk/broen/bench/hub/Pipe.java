package dk.broen.bench.hub;

import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.load.LoadGenerator;
import dk.broen.bench.load.StayMessages;
import dk.broen.simulator.hub.DemoClock;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The whole pipe: a hospital, hubs, and the programs that read the queues. Each message is an admission or a
 * discharge, and is told with three notices: to housing support, coordinator and social services.
 */
public final class Pipe implements AutoCloseable {
    private static final String HOUSING_SUPPORT = "notifications.0751.bostoette-nord";
    /** Each message is told on each of these. */
    private static final List<String> UNITS =
        List.of(HOUSING_SUPPORT, "notifications.0751.forloebskoordinatorer", "notifications.0751.socialforvaltning");
    /** Answers to admissions. They are read, so that the queue stays short, and not counted. */
    private static final List<String> WARD = List.of("ward-answers.auh");
    private static final List<String> QUEUES = Stream.concat(UNITS.stream(), WARD.stream()).toList();
    /** How many messages may be on their way when the pipe is driven as fast as it tells. */
    public static final int ON_THEIR_WAY = 500;
    private static final Duration LOOKS_AT_ALL = Duration.ofMinutes(10);
    private static final Duration STUCK = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final List<StartedHub> hubs;
    private final Told told;
    private final List<QueueReader> readers;
    private final LoadGenerator generator;

    private Pipe(List<StartedHub> hubs, Told told, List<QueueReader> readers, StayMessages messages, AtomicLong numbers) {
        this.hubs = hubs;
        this.told = told;
        this.readers = readers;
        this.generator = new LoadGenerator(hubs.stream().map(StartedHub::mllp).toList(), messages, numbers);
    }

    /** One hub with embedded parts. The facts about the citizens are recorded. */
    public static Pipe of(StartedHub hub, int citizens) throws JMSException {
        StayMessages messages = supported(hub, citizens);
        Told told = told(messages);
        return new Pipe(List.of(hub), told, List.of(new QueueReader(hub.account("municipality-" + Facts.AARHUS), UNITS, told),
            new QueueReader(hub.account("hospital-auh"), WARD, told)), messages, new AtomicLong());
    }

    /**
     * Hubs that share database and broker.
     *
     * @param reader a login that reads all queues
     * @param messages about citizens whose facts are recorded
     * @param numbers the number of the next message
     */
    static Pipe of(List<StartedHub> hubs, QueueReader.Account reader, StayMessages messages, AtomicLong numbers) throws JMSException {
        Told told = told(messages);
        return new Pipe(List.copyOf(hubs), told, List.of(new QueueReader(reader, QUEUES, told)), messages, numbers);
    }

    /** Sends as fast as the messages are acknowledged, or with the rate of the load. */
    public Figures send(Load load) throws InterruptedException {
        return generator.send(load, told);
    }

    /** Sends only while few messages are on their way, so no faster than the notices come out. Returns at once. */
    CompletableFuture<Figures> sendAsTold(Load load) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return generator.send(load, new AsTold());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CompletionException(interrupted);
            }
        });
    }

    /**
     * Drives the pipe as fast as it tells. The number of messages on their way is bounded, so what is counted is what the pipe sustains.
     *
     * @param settle the time before the measurement
     * @return messages per second whose notices were on all queues
     */
    public double sustained(int connections, Duration settle, Duration measured) throws InterruptedException {
        Load load = new Load(connections, settle, measured, Long.MAX_VALUE, 0);
        CompletableFuture<Figures> sending = sendAsTold(load);
        Thread.sleep(settle.toMillis());
        long from = System.nanoTime();
        long before = told.messages();
        Thread.sleep(measured.toMillis());
        double perSecond = (told.messages() - before) * 1e9 / (System.nanoTime() - from);
        failIfAny(sending.join());
        return perSecond;
    }

    /** Waits until all that was acknowledged is told, without a question to the hubs. */
    public void awaitTold(Duration atMost) throws InterruptedException {
        Deadline deadline = new Deadline(atMost);
        while (told.outstanding() > 0 && !deadline.isPast()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    /**
     * Waits until the hubs have nothing left to do. Then starts counting anew.
     *
     * @return how many messages lacked a notice at the end: 0, unless later news made it needless or the time was too short
     */
    public long drain(Duration atMost) throws InterruptedException {
        awaitIdle(atMost);
        long left = told.outstanding();
        told.forget();
        return left;
    }

    /**
     * The times from acknowledgement to notice since the last {@link #drain}, when nothing is on its way any more.
     *
     * @return figures in which a message without notice counts as failed
     */
    public Figures waited(Duration measured, Duration atMost) throws InterruptedException {
        awaitIdle(atMost);
        Figures waited = told.waited(measured);
        told.forget();
        return waited;
    }

    /** The hub, if it is one. */
    public StartedHub hub() {
        return hubs.get(0);
    }

    /** The processor time that hub and database used so far. */
    public Duration processorTime() {
        return hub().processes().processorTime();
    }

    /** The memory of hub and database in bytes. */
    public long memory() {
        return hub().processes().memory();
    }

    /** Stops reading the queues. The hubs go on. */
    @Override
    public void close() throws JMSException {
        for (QueueReader reader : readers) {
            reader.close();
        }
    }

    private static Told told(StayMessages messages) {
        return new Told(messages, UNITS, HOUSING_SUPPORT);
    }

    /** Messages about so many citizens. The facts about them are recorded, and the hub has looked at each citizen because of them. */
    static StayMessages supported(StartedHub hub, int citizens) {
        StayMessages messages = StayMessages.of(citizens, Facts.AARHUS, Stage.MORNING.toInstant());
        new Facts(hub.api(), Stage.MORNING.toLocalDate()).recordSupported(messages.citizens());
        Deadline deadline = new Deadline(LOOKS_AT_ALL);
        while (!hub.clock().backlog().isEmpty()) {
            if (deadline.isPast()) {
                throw new IllegalStateException("the hub has not looked at all citizens after " + LOOKS_AT_ALL.toMinutes() + " minutes");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return messages;
    }

    private void awaitIdle(Duration atMost) throws InterruptedException {
        List<DemoClock> clocks = hubs.stream().map(StartedHub::clock).toList();
        Deadline deadline = new Deadline(atMost);
        while (told.outstanding() > 0 && !deadline.isPast()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            if (clocks.stream().allMatch(clock -> clock.backlog().isEmpty())) {
                // what the hub has sent last is still on its way to the readers
                Thread.sleep(BETWEEN_LOOKS.toMillis());
                return;
            }
        }
    }

    private static void failIfAny(Figures figures) {
        if (figures.failed() > 0) {
            throw new IllegalStateException(figures.failed() + " senders failed; the log above says why");
        }
    }

    /** Lets the next message go when few enough are on their way. */
    private final class AsTold implements LoadGenerator.Observer {
        private static final long LOOK_AGAIN = 200_000;

        @Override
        public void beforeSending() {
            Deadline deadline = new Deadline(STUCK);
            while (told.outstanding() >= ON_THEIR_WAY) {
                if (deadline.isPast()) {
                    throw new IllegalStateException(told.outstanding() + " messages were not told for " + STUCK.toSeconds() + " s");
                }
                LockSupport.parkNanos(LOOK_AGAIN);
            }
        }

        @Override
        public void acknowledged(long number, long at) {
            told.acknowledged(number, at);
        }
    }
}
