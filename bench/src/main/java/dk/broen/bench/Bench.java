package dk.broen.bench;

import dk.broen.bench.hub.Stage;
import dk.broen.bench.load.ScratchDirectory;
import dk.broen.bench.micro.Micro;
import dk.broen.bench.results.Machine;
import dk.broen.bench.results.Results;
import dk.broen.bench.results.ResultsFile;
import dk.broen.bench.rows.Extent;
import dk.broen.bench.rows.Programme;
import dk.broen.bench.rows.Row;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmark: measures the hub and its parts in one run on one machine, and writes the results to {@code bench/RESULTS.md}. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false, subcommands = Micro.class,
    description = "Measures the hub, and plain Camel for comparison. All rows take about half an hour. The machine should do nothing else.")
public final class Bench implements Callable<Integer> {
    @Option(names = "--rows", split = ",", defaultValue = "limits,alone,beside,sustained,latency,footprint,growth,opening,nodes",
        paramLabel = "ROW", description = "What to measure; default: ${DEFAULT-VALUE}.")
    private Set<Row> rows = Set.of();

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N",
        description = "How often each row is measured; the result is the median; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--connections", split = ",", defaultValue = "1,8,64", paramLabel = "N",
        description = "Numbers of connections at which acknowledgements are measured; default: ${DEFAULT-VALUE}.")
    private List<Integer> connections = List.of();

    @Option(names = "--warm-up", defaultValue = "45", paramLabel = "SECONDS",
        description = "Warm-up of each hub, with the whole pipe; default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--seconds", defaultValue = "3", description = "Measured time of each measurement; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--drain", defaultValue = "60", paramLabel = "SECONDS",
        description = "Longest wait until a backlog is processed; default: ${DEFAULT-VALUE}.")
    private int drain;

    @Option(names = "--citizens", defaultValue = "10000", paramLabel = "N",
        description = "Number of citizens in the messages; default: ${DEFAULT-VALUE}.")
    private int citizens;

    @Option(names = "--journal-rows", defaultValue = "1000000", paramLabel = "N",
        description = "Rows of the journal that has grown; default: ${DEFAULT-VALUE}.")
    private long journalRows;

    @Option(names = "--held", defaultValue = "34000", paramLabel = "N",
        description = "Mails, and as many queue notices, that wait for the opening; default: ${DEFAULT-VALUE}.")
    private int held;

    @Option(names = "--recording", paramLabel = "FILE",
        description = "Write a flight recording of each hub to this file; the last one stays.")
    private Optional<Path> recording = Optional.empty();

    @Option(names = "--no-results", description = "Do not write bench/RESULTS.md.")
    private boolean noResults;

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final PrintWriter out;
    private final Clock clock;
    private final List<String> arguments;

    private Bench(PrintWriter out, Clock clock, List<String> arguments) {
        this.out = out;
        this.clock = clock;
        this.arguments = arguments;
    }

    /** Exit codes: 0 measured without trouble, 1 there was trouble or the measurement was not possible, 2 wrong usage. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        System.exit(new CommandLine(new Bench(out, Clock.systemUTC(), List.of(arguments))).setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Extent extent = extent();
        Checkout checkout = Checkout.here();
        Path directory = Files.createTempDirectory(Files.createDirectories(checkout.root().resolve("bench/target")), "run");
        Machine machine = Machine.here(directory);
        out.println(machine.inWords());
        Results results = new Results(out);
        new Programme(rows, extent, new Stage(checkout, directory, clock, recording), results).run();
        if (!noResults) {
            write(checkout, machine, extent, results);
        }
        ScratchDirectory.delete(directory);
        return results.troubles().isEmpty() ? 0 : 1;
    }

    private Extent extent() {
        try {
            return new Extent(runs, connections, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), Duration.ofSeconds(drain),
                citizens,
                journalRows, held);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private void write(Checkout checkout, Machine machine, Extent extent, Results results) throws IOException {
        Path file = checkout.root().resolve("bench/RESULTS.md");
        String command = arguments.stream().collect(Collectors.joining(" ", "./broen bench ", "")).strip();
        new ResultsFile(file).write(command, extent.inWords(), LocalDate.now(clock), machine, results);
        out.println("written to " + file);
    }
}
