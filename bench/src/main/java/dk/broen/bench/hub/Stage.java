package dk.broen.bench.hub;

import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.HubLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where hubs are started for a measurement.
 *
 * @param directory for the data and the logs of the hubs
 * @param clock the clock of this machine
 * @param recording the file for a flight recording of each hub; the last one stays
 */
public record Stage(Checkout checkout, Path directory, Clock clock, Optional<Path> recording) {
    /** A working day; the units are open. */
    public static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-11-24T09:05:00+01:00");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** All senders of the load have one address. */
    private static final Map<String, String> SETTINGS = Map.of("BROEN_MLLP_CONNECTIONSPERPEER", "128");

    /**
     * Starts a hub with empty data and the shipped configuration.
     *
     * @param at what its clock shows at the start
     * @param settings further settings, as environment variables
     */
    public StartedHub start(OffsetDateTime at, Map<String, String> settings) throws IOException {
        return StartedHub.start(launch(Files.createTempDirectory(directory, "hub"), at, settings));
    }

    HubLaunch launch(Path of, OffsetDateTime at, Map<String, String> settings) {
        return HubLaunch.of(checkout, of).withArguments("--profile", "demo", "--free-ports").withPatience(PATIENCE)
            .withEnvironment(SETTINGS).withEnvironment(settings).withClockAt(at.toInstant(), clock)
            .withJvmArguments(Stream.concat(Stream.of("@" + checkout.root().resolve("hub/jvm.options")),
                recording.stream().flatMap(Stage::recordingOptions)).toArray(String[]::new));
    }

    private static Stream<String> recordingOptions(Path file) {
        return Stream.of("-XX:StartFlightRecording=filename=" + file.toAbsolutePath() + ",settings=profile,dumponexit=true",
            "-XX:FlightRecorderOptions=stackdepth=96");
    }
}
