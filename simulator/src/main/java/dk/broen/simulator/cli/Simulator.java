package dk.broen.simulator.cli;

import dk.broen.simulator.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the outside world; {@code ./broen demo} and {@code ./broen send} come here. */
@Command(name = "broen", subcommands = {DemoCommand.class, SendCommand.class}, mixinStandardHelpOptions = true,
    description = "The outside world of Broen.")
public final class Simulator {

    private Simulator() {
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Simulator());
    }
}
