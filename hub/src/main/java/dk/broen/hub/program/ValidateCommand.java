package dk.broen.hub.program;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a whole configuration directory in the same way as the hub does at start. */
@Command(name = "validate", description = "Checks a configuration directory; prints each error with file, line and key.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int WRONG_USAGE = 2;

    @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = "${env:BROEN_CONFIG:-config}",
        description = "Configuration directory (default: $BROEN_CONFIG, else config).")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        if (!Files.isDirectory(directory)) {
            System.err.println(directory + " is not a directory");
            return WRONG_USAGE;
        }
        ConfigurationResult configuration = new ConfigurationDirectory(directory).load();
        if (configuration instanceof ConfigurationResult.Refused refused) {
            refused.errors().forEach(System.err::println);
            System.err.println(refused.errors().size() == 1 ? "1 error" : refused.errors().size() + " errors");
            return INVALID;
        }
        ConfigurationResult.Loaded loaded = (ConfigurationResult.Loaded) configuration;
        System.out.println(directory + " is valid: " + loaded.directory().municipalities().size() + " municipalities, "
            + loaded.directory().hospitals().size() + " hospitals, version " + loaded.version());
        return VALID;
    }
}
