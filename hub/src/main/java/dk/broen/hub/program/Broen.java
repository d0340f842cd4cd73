package dk.broen.hub.program;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 success, 1 failure or error found, 2 wrong usage. */
@Command(name = "broen", description = "Tells the right units of a municipality that a citizen is admitted to hospital or leaves it.",
    mixinStandardHelpOptions = true,
    subcommands = {RunCommand.class, ValidateCommand.class, ValidateMessageCommand.class, KeysCommand.class, WhyCommand.class,
        ResendCommand.class, WorkCommand.class, TextsCommand.class, PlanCommand.class, FactsCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class Broen {
    private Broen() {
    }

    public static void main(String[] arguments) {
        int exitCode = new CommandLine(new Broen()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments);
        if (exitCode != RunCommand.KEEPS_RUNNING) {
            System.exit(exitCode);
        }
    }
}
