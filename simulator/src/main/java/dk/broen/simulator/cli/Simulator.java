package dk.broen.simulator.cli;

import dk.broen.simulator.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the simulator: {@code ./broen demo} and {@code ./broen send} start it. */
@Command(name = "broen", subcommands = {DemoCommand.class, SendCommand.class}, mixinStandardHelpOptions = true,
    description = "Simulates the systems that Broen communicates with.")
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
