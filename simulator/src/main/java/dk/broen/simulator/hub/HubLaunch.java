package dk.broen.simulator.hub;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a hub is started. Every {@code with…} gives a changed copy.
 *
 * @param jar the hub's runnable jar
 * @param config the configuration directory
 * @param data the data directory; the same one again means the same hub again
 * @param logs where {@code hub.log} is kept, appended to at a restart
 * @param jvmArguments before {@code -jar}
 * @param arguments after {@code run --config … --data …}
 * @param environment added to this process's own
 * @param patience how long the hub may take until it is ready
 */
public record HubLaunch(Path jar, Path config, Path data, Path logs, List<String> jvmArguments, List<String> arguments,
    Map<String, String> environment, Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    public HubLaunch {
        jvmArguments = List.copyOf(jvmArguments);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The checkout's own jar and configuration, with data and log below the directory given. */
    public static HubLaunch of(Checkout checkout, Path directory) {
        return of(checkout.jar(), checkout.config(), directory.resolve("data"), directory);
    }

    public static HubLaunch of(Path jar, Path config, Path data, Path logs) {
        return new HubLaunch(jar, config, data, logs, List.of(), List.of(), Map.of(), PATIENCE);
    }

    public HubLaunch withJvmArguments(String... values) {
        return new HubLaunch(jar, config, data, logs, List.of(values), arguments, environment, patience);
    }

    public HubLaunch withArguments(String... values) {
        return new HubLaunch(jar, config, data, logs, jvmArguments, List.of(values), environment, patience);
    }

    /** Adds to what is there. */
    public HubLaunch withEnvironment(String name, String value) {
        return withEnvironment(Map.of(name, value));
    }

    /** Adds to what is there. */
    public HubLaunch withEnvironment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new HubLaunch(jar, config, data, logs, jvmArguments, arguments, all, patience);
    }

    /** For profile demo: the hub's clock shows this instant now and ticks on from there, also through a restart. */
    public HubLaunch withClockAt(Instant instant, Clock real) {
        return withEnvironment("BROEN_CLOCK_AHEAD", Duration.between(real.instant(), instant).toString());
    }

    public HubLaunch withPatience(Duration limit) {
        return new HubLaunch(jar, config, data, logs, jvmArguments, arguments, environment, limit);
    }

    List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(List.of(java, "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"), jvmArguments,
            List.of("-jar", jar.toString(), "run", "--config", config.toString(), "--data", data.toString()), arguments)
            .flatMap(List::stream).toList();
    }
}
