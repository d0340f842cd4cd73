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
 * The real hub in its own process, with embedded database and broker, and with facts about the citizens of the load. Every acknowledged
 * message leads to notices on queues. The hub runs with profile demo and its clock is set to the morning of a working day, so that no
 * notice is held.
 */
final class HubUnderLoad implements AutoCloseable {
    private static final OffsetDateTime WORKING_MORNING = OffsetDateTime.parse("2026-11-24T09:05:00+01:00");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MEASURED = "notifications.0751.bostoette-nord";
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
            List.of(MEASURED, COORDINATORS), MEASURED, admissions);
        this.generator = new LoadGenerator(new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.port("mllp")), admissions);
    }

    /**
     * Starts the hub and records the facts. Returns when the hub is ready and has the facts.
     *
     * @param directory a new directory for data and log
     * @param environment settings of the hub, as environment variables
     * @param citizens the number of citizens of the load
     * @param recording the file for a flight recording of the hub; empty for no recording
     * @param clock the clock of this machine
     */
    static HubUnderLoad start(Checkout checkout, Path directory, Map<String, String> environment, int citizens, Optional<Path> recording,
        Clock clock) throws IOException, JMSException {
        HubLaunch launch = HubLaunch.of(checkout, directory).withArguments("--profile", "demo", "--free-ports").withPatience(PATIENCE)
            .withEnvironment(environment).withClockAt(WORKING_MORNING.toInstant(), clock)
            .withJvmArguments(recording.stream().flatMap(HubUnderLoad::recordingOptions).toArray(String[]::new));
        HubProcess hub = HubProcess.start(launch);
        try {
            return new HubUnderLoad(hub, new ObjectMapper().readTree(launch.data().resolve("demo-secrets.json").toFile()), citizens);
        } catch (IOException | JMSException | RuntimeException failure) {
            hub.close();
            throw failure;
        }
    }

    /** Sends the load and measures the acknowledgements. */
    Figures send(Load load) throws InterruptedException {
        return generator.send(load, queue);
    }

    /**
     * Waits until every acknowledged message has its notice on the unit's queue, or until {@code atMost} has passed.
     *
     * @return the size of the backlog, and the rates at which the hub processed it
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
        long waited = System.nanoTime() - start;
        return new Backlog(waiting, queue.outstanding(), rate(lastPlanned - planned, plannedUntil - start),
            rate(queue.arrived() - arrived, waited));
    }

    /**
     * The times from acknowledgement to notice, of all messages since {@link #forget} or the last call.
     *
     * @return figures in which messages without notice count as failed
     */
    Figures waited(Duration time) {
        long missing = Math.max(0, queue.outstanding());
        return Figures.of(queue.waited(), missing, time);
    }

    /** Discards all times and counts of acknowledgements and notices. */
    void forget() {
        queue.waited();
    }

    @Override
    public void close() throws JMSException {
        queue.close();
        hub.close();
    }

    /**
     * The acknowledged messages without a notice on the measured queue.
     *
     * @param atStart their number when the load ended
     * @param atEnd their number when the wait ended
     * @param planned messages planned per second during the wait
     * @param delivered notices delivered to the measured queue per second during the wait
     */
    record Backlog(long atStart, long atEnd, double planned, double delivered) {
        String inWords(int connections) {
            return String.format(Locale.ROOT,
                "Backlog after the load on %d connections: %,d messages without notice on the unit's queue, %,d at the end of the wait; "
                    + "%,.0f messages planned and %,.0f notices delivered per second",
                connections, atStart, atEnd, planned, delivered);
        }
    }

    private static double rate(double count, long nanoseconds) {
        return nanoseconds <= 0 ? 0 : count * 1e9 / nanoseconds;
    }

    private static Stream<String> recordingOptions(Path recording) {
        return Stream.of("-XX:StartFlightRecording=filename=" + recording.toAbsolutePath() + ",settings=profile,dumponexit=true",
            "-XX:FlightRecorderOptions=stackdepth=96");
    }

    private double planned() {
        Matcher found = PLANNED.matcher(management.get("/actuator/prometheus").asText());
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }
}
