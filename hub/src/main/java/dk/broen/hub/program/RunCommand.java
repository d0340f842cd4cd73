package dk.broen.hub.program;

import dk.broen.hub.ops.DataDirectory;
import dk.broen.hub.settings.CompleteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the hub and keeps it running until it is stopped. */
@Command(name = "run", description = "Runs the hub until it is stopped.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** Not an exit code: the threads of the hub keep the process alive. */
    static final int KEEPS_RUNNING = -1;
    private static final int FAILURE = 1;

    @Option(names = "--config", paramLabel = "DIR", description = "Configuration directory (default: $BROEN_CONFIG, else config).")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory (default: $BROEN_DATA, else data).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--profile", paramLabel = "NAME",
        description = "demo: with a clock that can be moved, and keys and passwords made for the demo.")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--free-ports", description = "Listen on free ports instead of those in the settings.")
    private boolean freePorts;

    @Override
    public Integer call() {
        Path configDirectory = config.or(() -> environment("BROEN_CONFIG")).orElse(Path.of("config"));
        Path dataDirectory = data.or(() -> environment("BROEN_DATA")).orElse(Path.of("data"));
        if (!Files.isDirectory(configDirectory)) {
            System.err.println(configDirectory + " is not a directory; name the configuration directory with --config DIR");
            return FAILURE;
        }
        DataDirectory directory;
        try {
            directory = DataDirectory.prepare(dataDirectory);
        } catch (IOException failure) {
            System.err.println("the data directory " + dataDirectory + " cannot be created: " + failure);
            return FAILURE;
        }
        SpringApplicationBuilder hub = new SpringApplicationBuilder(HubApplication.class)
            .bannerMode(Banner.Mode.OFF).logStartupInfo(false)
            .properties(Map.of("spring.config.location", "classpath:/,optional:file:" + configDirectory.toAbsolutePath() + "/"))
            .listeners(new CompleteSettings()).initializers(context -> directory.keepPrivate())
            .profiles(profile.stream().toArray(String[]::new));
        return start(hub.build(), commandLineProperties(configDirectory, dataDirectory));
    }

    private int start(SpringApplication hub, Map<String, Object> settings) {
        try {
            hub.run(settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()).toArray(String[]::new));
            return KEEPS_RUNNING;
        } catch (RuntimeException e) {
            report(e);
            return FAILURE;
        }
    }

    private static void report(RuntimeException failure) {
        if (StartFailure.known(failure).isEmpty()) {
            LoggerFactory.getLogger(RunCommand.class).error("BRN1109 could-not-start", failure);
        }
        StartFailure.explain(failure).forEach(System.err::println);
    }

    private Map<String, Object> commandLineProperties(Path configDirectory, Path dataDirectory) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("broen.config", configDirectory);
        settings.put("broen.data", dataDirectory);
        settings.put("logging.file.name", dataDirectory.resolve("log").resolve("broen.log"));
        if (freePorts) {
            for (String port : new String[] {"mllp", "http", "management", "broker"}) {
                settings.put("broen." + port + ".port", 0);
            }
        }
        return settings;
    }

    /** The path in a variable of the environment; empty if the variable is unset or blank. */
    static Optional<Path> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()).map(Path::of);
    }
}
