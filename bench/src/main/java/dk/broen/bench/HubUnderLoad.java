package dk.broen.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubProcess;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The real hub in a process of its own, on its own database and broker, with facts about the load's citizens: every message that it
 * acknowledges becomes notices on queues. It runs on the demo's clock, on a working day's morning, so that nothing is held.
 */
final class HubUnderLoad implements AutoCloseable {
    private static final OffsetDateTime WORKING_MORNING = OffsetDateTime.parse("2026-11-24T09:05:00+01:00");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String WATCHED = "notifications.0751.bostoette-nord";
    private static final String COORDINATORS = "notifications.0751.forloebskoordinatorer";
    private static final Pattern PLANNED = Pattern.compile("camel_exchanges_succeeded_total\\{[^}]*routeId=\"planning\"[^}]*} ([0-9.E+]+)");

    private final HubProcess hub;
    private final HubClient management;
    private final UnitQueue queue;
    private final LoadGenerator generator;

    private HubUnderLoad(HubProcess hub, JsonNode secrets, int citizens) throws JMSException {
        this.hub = hub;
        String operator = secrets.path("operator").asText();
        this.management = hub.management("operator", operator);
        Admissions admissions = new Admissions(citizens, Facts.MUNICIPALITY, WORKING_MORNING.toInstant());
        Facts.record(hub.api("operator", operator), admissions.citizens(), WORKING_MORNING.toLocalDate());
        this.queue = new UnitQueue("tcp://127.0.0.1:" + hub.port("broker"), "municipality-0751", secrets.path("municipality-0751").asText(),
            List.of(WATCHED, COORDINATORS), WATCHED, admissions);
        this.generator = new LoadGenerator(new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.port("mllp")), admissions);
    }

    /**
     * Returns when the hub is ready and knows its citizens.
     *
     * @param directory a new one: data and log
     * @param environment settings of the hub
     * @param recording where a flight recording of the hub goes, if one is wanted
     * @param clock the real one
     */
    static HubUnderLoad start(Checkout checkout, Path directory, Map<String, String> environment, int citizens, Optional<Path> recording,
        Clock clock) throws IOException, JMSException {
        HubLaunch launch = HubLaunch.of(checkout, directory).withArguments("--profile", "demo", "--free-ports").withPatience(PATIENCE)
            .withEnvironment(environment).withClockAt(WORKING_MORNING.toInstant(), clock)
            .withJvmArguments(recording.stream().flatMap(HubUnderLoad::recorded).toArray(String[]::new));
        HubProcess hub = HubProcess.start(launch);
        try {
            return new HubUnderLoad(hub, new ObjectMapper().readTree(launch.data().resolve("demo-secrets.json").toFile()), citizens);
        } catch (IOException | JMSException | RuntimeException failure) {
            hub.close();
            throw failure;
        }
    }

    /** Acknowledged per second, beside whatever else the hub does. */
    Figures send(Load load) throws InterruptedException {
        return generator.send(load, queue);
    }

    /**
     * Waits until every acknowledged message has its notice on the unit's queue.
     *
     * @return what came meanwhile, per second
     */
    Backlog drain(Duration atMost) throws InterruptedException {
        long start = System.nanoTime();
        double planned = planned();
        long arrived = queue.arrived();
        long waiting = queue.outstanding();
        double lastPlanned = planned;
        long plannedUntil = start;
        while (queue.outstanding() > 0 && System.nanoTime() - start < atMost.toNanos()) {
            Thread.sleep(500);
            double now = planned();
            if (now > lastPlanned) {
                lastPlanned = now;
                plannedUntil = System.nanoTime();
            }
        }
        long took = System.nanoTime() - start;
        return new Backlog(waiting, queue.outstanding(), rate(lastPlanned - planned, plannedUntil - start),
            rate(queue.arrived() - arrived, took));
    }

    /** From the acknowledgement to the unit's queue, of all messages since this was last asked; as a step of {@link Figures}. */
    Figures waited(Duration time) {
        long missing = Math.max(0, queue.outstanding());
        return Figures.of(queue.waited(), missing, time);
    }

    /** Starts matching and counting anew. */
    void forget() {
        queue.waited();
    }

    @Override
    public void close() throws JMSException {
        queue.close();
        hub.close();
    }

    /**
     * @param waiting acknowledged messages whose notice was not on the queue when the load ended
     * @param left the same when waiting for them ended
     * @param planned messages planned per second meanwhile
     * @param delivered notices that came to the watched queue per second meanwhile
     */
    record Backlog(long waiting, long left, double planned, double delivered) {
        String inWords(int connections) {
            String end = left == 0 ? "all of it" : "all but " + left;
            return String.format(Locale.ROOT,
                "After the load on %d connections %,d acknowledged messages were still on their way; %s came to "
                    + "the unit's queue, %,.0f messages per second planned, %,.0f delivered to it",
                connections, waiting, end, planned, delivered);
        }
    }

    private static double rate(double count, long nanoseconds) {
        return nanoseconds <= 0 ? 0 : count * 1e9 / nanoseconds;
    }

    private static Stream<String> recorded(Path recording) {
        return Stream.of("-XX:StartFlightRecording=filename=" + recording.toAbsolutePath() + ",settings=profile,dumponexit=true",
            "-XX:FlightRecorderOptions=stackdepth=96");
    }

    private double planned() {
        Matcher found = PLANNED.matcher(management.get("/actuator/prometheus").asText());
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }
}
