package dk.broen.hub.program;

import picocli.CommandLine.Command;

/** Facts about citizens from files, for the clerk and for a nightly job. */
@Command(name = "facts", description = "Records, gives out and checks facts about citizens.", mixinStandardHelpOptions = true,
    subcommands = {FactsImportCommand.class, FactsExportCommand.class, FactsCheckCommand.class}, synopsisSubcommandLabel = "COMMAND")
final class FactsCommand {
}
