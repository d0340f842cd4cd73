package dk.broen.hub.program;

import dk.broen.adapters.crypto.Keys;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Creates the keys of a new hub. */
@Command(name = "keys", description = "Creates the keys of a new hub.", mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {
    @Command(name = "create", description = "Creates the keys that encrypt and find a citizen's data. Existing keys are never overwritten.",
        mixinStandardHelpOptions = true)
    int create(@Parameters(paramLabel = "DIR", description = "Directory for the keys.") Path directory) {
        try {
            Keys.create(directory);
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        System.out
            .println("Keys created in " + directory + ". Keep a copy in another safe place: without the keys no stored data can be read.");
        return 0;
    }
}
