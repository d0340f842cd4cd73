package dk.broen.bench;

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

/** Measures the hub beside what it is made of, in one run on one machine, and writes what came out to {@code bench/RESULTS.md}. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Measures the hub beside plain Camel, raw synced sends and parsing alone.")
public final class Bench implements Callable<Integer> {
    private static final String ALONE = "Broen: acknowledged, receiving alone";
    private static final String HUB = "Broen: acknowledged, planning and delivering meanwhile";
    private static final String WAITED = "Broen: ACK → on the unit's queue";
    private static final long AT_MOST = 2_000_000;

    @Option(names = "--connections", split = ",", defaultValue = "1,8,64", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private List<Integer> connections = List.of();

    @Option(names = "--seconds", defaultValue = "8", description = "Measured for each figure; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "4", paramLabel = "SECONDS", description = "Before each figure; default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--journal-timeout", defaultValue = "300us", converter = Microseconds.class, paramLabel = "TIME",
        description = "How long a sync waits for company, here and in the hub; default: ${DEFAULT-VALUE}.")
    private Duration journalTimeout = Duration.ZERO;

    @Option(names = "--pool", defaultValue = "8", paramLabel = "N",
        description = "JMS connections, here and in the hub; default: ${DEFAULT-VALUE}.")
    private int pool;

    @Option(names = "--pace", defaultValue = "100", paramLabel = "N",
        description = "Messages per second while ACK to queue is measured; default: ${DEFAULT-VALUE}.")
    private int pace;

    @Option(names = "--citizens", defaultValue = "10000", paramLabel = "N", description = "Who take turns; default: ${DEFAULT-VALUE}.")
    private int citizens;

    @Option(names = "--drain", defaultValue = "180", paramLabel = "SECONDS",
        description = "Longest wait for a backlog; default: ${DEFAULT-VALUE}.")
    private int drain;

    @Option(names = "--no-hub", description = "Only what the hub is compared with.")
    private boolean noHub;

    @Option(names = "--no-baseline", description = "Only the hub.")
    private boolean noBaseline;

    @Option(names = "--recording", paramLabel = "FILE", description = "Makes a flight recording of the hub.")
    private Optional<Path> recording = Optional.empty();

    @Option(names = "--no-results", description = "Leaves bench/RESULTS.md as it is.")
    private boolean noResults;

    private final PrintWriter out;
    private final Clock clock;
    private final Report report = new Report();

    private Bench(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Exit codes: 0 measured, 1 could not be measured, 2 wrong usage. */
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
            receivingAlone(checkout, directory);
            hub(checkout, directory);
        }
        if (!noResults) {
            write(checkout, machine);
        }
        return report.allWell() ? 0 : 1;
    }

    private void baselines(Baselines baselines) throws Exception {
        for (int count : connections) {
            out.println(report.add("parse only (HAPI, " + count + " threads)", count, baselines.parseOnly(load(count, 0))));
            out.println(report.add("raw synced sends", count, baselines.rawSyncedSends(load(count, 0))));
            out.println(report.addYardstick("plain Camel: netty → synced Artemis → AA", count, baselines.plainCamel(load(count, 0))));
        }
    }

    /** The like of plain Camel: the intake stores and answers, and its messages wait as they do while the database is away. */
    private void receivingAlone(Checkout checkout, Path directory) throws Exception {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("CAMEL_MAIN_AUTOSTARTUPEXCLUDEPATTERN", "planning");
        try (HubUnderLoad hub = HubUnderLoad.start(checkout, directory.resolve("receiving"), settings, 1, Optional.empty(), clock)) {
            for (int count : connections) {
                out.println(report.add(ALONE, count, hub.send(load(count, 0))));
            }
        }
    }

    private void hub(Checkout checkout, Path directory) throws Exception {
        try (HubUnderLoad hub = HubUnderLoad.start(checkout, directory.resolve("hub"), settings(), citizens, recording, clock)) {
            for (int count : connections) {
                hub.send(load(count, pace));
                hub.drain(Duration.ofSeconds(drain));
                out.println(report.addPaced(WAITED, count, pace, hub.waited(Duration.ofSeconds(seconds))));
            }
            for (int count : connections) {
                out.println(report.add(HUB, count, hub.send(load(count, 0))));
                HubUnderLoad.Backlog backlog = hub.drain(Duration.ofSeconds(drain));
                hub.forget();
                out.println(report.note(backlog.inWords(count)));
            }
        }
    }

    private Map<String, String> settings() {
        return Map.of("BROEN_BROKER_JOURNAL_BUFFER_TIMEOUT", journalTimeout.toNanos() / 1_000 + "us",
            "BROEN_BROKER_CONNECTIONS", String.valueOf(pool));
    }

    private Load load(int count, int perSecond) {
        return new Load(count, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), AT_MOST, perSecond);
    }

    private void write(Checkout checkout, Machine machine) throws IOException {
        String command = "./broen bench --connections %s --seconds %d --warm-up %d --journal-timeout %dus "
            + "--pool %d --pace %d --citizens %d --drain %d";
        String written = command.formatted(String.join(",", connections.stream().map(String::valueOf).toList()), seconds, warmUp,
            journalTimeout.toNanos() / 1_000, pool, pace, citizens, drain);
        Path file = checkout.root().resolve("bench/RESULTS.md");
        new ResultsFile(file).write(written, LocalDate.now(clock), machine, report);
        out.println("written to " + file);
    }
}
