package dk.broen.hub.program;

import dk.broen.adapters.crypto.Keys;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the keys of a new hub. */
@Command(name = "keys", description = "Makes the keys of a new hub.", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {
    @Command(name = "create", description = "Makes the keys that seal and find a citizen's data. Existing keys are never overwritten.",
        mixinStandardHelpOptions = true)
    int create(@Parameters(paramLabel = "DIR", description = "Where the keys are to lie.") Path directory) {
        try {
            Keys.create(directory);
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        System.out.println("Keys made in " + directory + ". Keep a copy elsewhere: without them nothing the hub has stored can be read.");
        return 0;
    }
}
