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
 * The settings for starting a hub process. It is immutable: every {@code with…} method returns a changed copy.
 *
 * @param jar the hub's runnable jar
 * @param config the configuration directory
 * @param data the data directory; a hub that starts on the same directory continues with the same data
 * @param logs the directory of {@code hub.log}; a restart appends to the file
 * @param jvmArguments arguments before {@code -jar}
 * @param arguments arguments after {@code run --config … --data …}
 * @param environment variables added to the environment of this process
 * @param patience the longest time until the hub must be ready
 */
public record HubLaunch(Path jar, Path config, Path data, Path logs, List<String> jvmArguments, List<String> arguments,
    Map<String, String> environment, Duration patience) {

    /** How long a start may take unless said otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    public HubLaunch {
        jvmArguments = List.copyOf(jvmArguments);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Uses the jar and configuration of the checkout, and puts data and log into the directory. */
    public static HubLaunch of(Checkout checkout, Path directory) {
        return of(checkout.jar(), checkout.config(), directory.resolve("data"), directory);
    }

    public static HubLaunch of(Path jar, Path config, Path data, Path logs) {
        return new HubLaunch(jar, config, data, logs, List.of(), List.of(), Map.of(), PATIENCE);
    }

    /** Uses another configuration directory. */
    public HubLaunch withConfig(Path directory) {
        return new HubLaunch(jar, directory, data, logs, jvmArguments, arguments, environment, patience);
    }

    public HubLaunch withJvmArguments(String... values) {
        return new HubLaunch(jar, config, data, logs, List.of(values), arguments, environment, patience);
    }

    public HubLaunch withArguments(String... values) {
        return new HubLaunch(jar, config, data, logs, jvmArguments, List.of(values), environment, patience);
    }

    /** Adds to the environment that is set already. */
    public HubLaunch withEnvironment(String name, String value) {
        return withEnvironment(Map.of(name, value));
    }

    /** Adds to the environment that is set already. */
    public HubLaunch withEnvironment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new HubLaunch(jar, config, data, logs, jvmArguments, arguments, all, patience);
    }

    /**
     * For profile demo: the hub's clock shows this instant now and runs on from it, also while the hub is stopped. A restart undoes moves of
     * the clock ({@link DemoClock#moveTo}).
     *
     * @param real the clock of this machine
     */
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
