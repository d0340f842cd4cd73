package dk.broen.bench;

import dk.broen.bench.micro.Micro;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The benchmark: measures the hub and its parts in one run on one machine, and writes the results to {@code bench/RESULTS.md}. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false, subcommands = Micro.class,
    description = "Measures the hub, and for comparison plain Camel, raw synced sends and parsing only.")
public final class Bench implements Callable<Integer> {
    private static final String INTAKE_ONLY = "Broen: acknowledged, intake only";
    private static final String WHOLE_HUB = "Broen: acknowledged, with planning and delivery";
    private static final String ACK_TO_QUEUE = "Broen: ACK → notice on the unit's queue";
    private static final long MOST_STEPS = 2_000_000;

    @Option(names = "--connections", split = ",", defaultValue = "1,8,64", paramLabel = "N",
        description = "Numbers of connections to measure with; default: ${DEFAULT-VALUE}.")
    private List<Integer> connections = List.of();

    @Option(names = "--seconds", defaultValue = "8", description = "Measured time of each measurement; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "4", paramLabel = "SECONDS",
        description = "Warm-up before each measurement; default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--journal-timeout", defaultValue = "300us", converter = Microseconds.class, paramLabel = "TIME",
        description = "journal-buffer-timeout of Artemis, here and in the hub; default: ${DEFAULT-VALUE}.")
    private Duration journalTimeout = Duration.ZERO;

    @Option(names = "--pool", defaultValue = "8", paramLabel = "N",
        description = "JMS connections in the pool, here and in the hub; default: ${DEFAULT-VALUE}.")
    private int pool;

    @Option(names = "--pace", defaultValue = "100", paramLabel = "N",
        description = "Messages per second while the time from ACK to queue is measured; default: ${DEFAULT-VALUE}.")
    private int pace;

    @Option(names = "--citizens", defaultValue = "10000", paramLabel = "N",
        description = "Number of citizens in the messages; default: ${DEFAULT-VALUE}.")
    private int citizens;

    @Option(names = "--drain", defaultValue = "180", paramLabel = "SECONDS",
        description = "Longest time to wait until a backlog is processed; default: ${DEFAULT-VALUE}.")
    private int drain;

    @Option(names = "--no-hub", description = "Measure only plain Camel, raw synced sends and parsing.")
    private boolean noHub;

    @Option(names = "--no-baseline", description = "Measure only the hub.")
    private boolean noBaseline;

    @Option(names = "--intake-only", description = "Of the hub, measure the intake without planning only.")
    private boolean onlyIntake;

    @Option(names = "--recording", paramLabel = "FILE",
        description = "Write a flight recording of the hub to this file; with --intake-only, of the intake.")
    private Optional<Path> recording = Optional.empty();

    @Option(names = "--no-results", description = "Do not write bench/RESULTS.md.")
    private boolean noResults;

    private final PrintWriter out;
    private final Clock clock;
    private final Report report = new Report();

    private Bench(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Exit codes: 0 measured without failure, 1 a step failed or the measurement was not possible, 2 wrong usage. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        System.exit(new CommandLine(new Bench(out, Clock.systemUTC())).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Checkout checkout = Checkout.here();
        Path directory = Files.createTempDirectory(Files.createDirectories(checkout.root().resolve("bench/target")), "run");
        Machine machine = Machine.here(directory);
        out.println(machine.inWords());
        out.println(Report.head());
        if (!noBaseline) {
            baselines(new Baselines(checkout, directory, journalTimeout, pool));
        }
        if (!noHub) {
            intakeOnly(checkout, directory);
        }
        if (!noHub && !onlyIntake) {
            hub(checkout, directory);
        }
        if (!noResults) {
            write(checkout, machine);
        }
        return report.hasNoFailures() ? 0 : 1;
    }

    private void baselines(Baselines baselines) throws Exception {
        for (int count : connections) {
            out.println(report.add("parse only (HAPI, " + count + " threads)", count, baselines.parseOnly(load(count, 0))));
            out.println(report.add("raw synced sends", count, baselines.rawSyncedSends(load(count, 0))));
            out.println(report.addBaseline("plain Camel: netty → synced Artemis → AA", count, baselines.plainCamel(load(count, 0))));
        }
    }

    /** Measures the intake without planning, which is comparable with plain Camel. The messages wait in the intake queue. */
    private void intakeOnly(Checkout checkout, Path directory) throws Exception {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("CAMEL_MAIN_AUTOSTARTUPEXCLUDEPATTERN", "plan-intake");
        try (HubUnderLoad hub = HubUnderLoad.start(checkout, directory.resolve("intake-only"), settings, 1,
            recording.filter(file -> onlyIntake), clock)) {
            for (int count : connections) {
                out.println(report.add(INTAKE_ONLY, count, hub.send(load(count, 0))));
            }
        }
    }

    private void hub(Checkout checkout, Path directory) throws Exception {
        try (HubUnderLoad hub = HubUnderLoad.start(checkout, directory.resolve("hub"), settings(), citizens, recording, clock)) {
            for (int count : connections) {
                hub.send(load(count, pace));
                hub.drain(Duration.ofSeconds(drain));
                out.println(report.addPaced(ACK_TO_QUEUE, count, pace, hub.waited(Duration.ofSeconds(seconds))));
            }
            for (int count : connections) {
                out.println(report.add(WHOLE_HUB, count, hub.send(load(count, 0))));
                HubUnderLoad.Backlog backlog = hub.drain(Duration.ofSeconds(drain));
                hub.forget();
                out.println(report.note(backlog.inWords(count)));
            }
        }
    }

    private Map<String, String> settings() {
        return Map.of("BROEN_BROKER_JOURNAL_BUFFER_TIMEOUT", journalTimeout.toNanos() / 1_000 + "us",
            "BROEN_BROKER_CONNECTIONS", String.valueOf(pool), "BROEN_MLLP_CONNECTIONSPERPEER", "128");
    }

    private Load load(int count, int perSecond) {
        return new Load(count, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), MOST_STEPS, perSecond);
    }

    private void write(Checkout checkout, Machine machine) throws IOException {
        String command = "./broen bench --connections %s --seconds %d --warm-up %d --journal-timeout %dus "
            + "--pool %d --pace %d --citizens %d --drain %d";
        String options = command.formatted(String.join(",", connections.stream().map(String::valueOf).toList()), seconds, warmUp,
            journalTimeout.toNanos() / 1_000, pool, pace, citizens, drain);
        Path file = checkout.root().resolve("bench/RESULTS.md");
        new ResultsFile(file).write(options, LocalDate.now(clock), machine, report);
        out.println("written to " + file);
    }
}
