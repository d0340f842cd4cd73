package dk.broen.simulator.demo;

import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.UnexpectedStatusException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** The command {@code demo}: runs the hub with stand-ins for its partners and prints a table of a Friday and a weekend. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Runs the hub with simulated hospitals and municipalities, and prints for a Friday and a weekend who is told what.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the received notices agree with the table", "1:they differ, or the demo failed", "2:wrong usage"})
public final class DemoCommand implements Callable<Integer> {
    private static final Duration ARRIVAL = Duration.ofSeconds(10);

    @Option(names = "--once", description = "End after the table; without it the hub runs until Ctrl-C.")
    private boolean once;

    @Option(names = "--config", paramLabel = "DIR",
        description = {"Configuration directory (default: the configuration that is shipped with Broen). The hub gets a copy,",
            "in which the coordinators of Aarhus must answer: it does not see later changes of the directory."})
    private Optional<Path> config = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR",
        description = {"Data directory; its content is deleted at the start, so it must be empty or made by a demo",
            "(default: target/demo; target/demo-2, -3, … while other demos run)."})
    private Optional<Path> data = Optional.empty();

    @Option(names = "--free-ports", description = "Listen on free ports instead of the usual ones.")
    private boolean freePorts;

    private final PrintWriter out =
        new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), true);

    /** True after Ctrl-C: the end of the hub is then not reported as a failure. */
    private volatile boolean stopping;

    @Override
    public Integer call() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true, "demo-stopping"));
        try {
            return play(home());
        } catch (IOException | UncheckedIOException | IllegalStateException | UnexpectedStatusException failure) {
            if (!stopping) {
                System.err.println("broen: the demo failed: " + failure.getMessage());
            }
            return 1;
        }
    }

    private int play(Checkout home) throws IOException, InterruptedException {
        Path usual = home.root().resolve("target/demo").toAbsolutePath();
        try (DemoDirectory own = data.isPresent() ? DemoDirectory.at(data.get().toAbsolutePath()) : DemoDirectory.free(usual)) {
            boolean beside = data.isEmpty() && !own.path().equals(usual);
            if (beside) {
                out.println("A demo or its hub still runs in " + usual + ": this demo keeps its data in " + own.path()
                    + " and listens on free ports.");
            }
            own.empty();
            return play(home.jar(), DemoConfiguration.copyOf(config.orElse(home.config())), own.path(),
                freePorts || beside ? Ports.free() : Ports.usual());
        }
    }

    private int play(Path jar, Path configuration, Path directory, Ports ports) throws IOException, InterruptedException {
        AddressBook book = AddressBook.of(configuration);
        Texts texts = Texts.of(configuration);
        out.println("Starting the hub, two hospitals, three municipalities, a mail server and an SMS gateway …");
        try (Stage stage = new Stage(jar, configuration, directory, ports, book)) {
            ShownNotices shown = new ShownNotices(book);
            Script script = new Script();
            new Performance(stage, new Table(out, new Colours(Ansi.AUTO.enabled()), book), shown).play(script);
            List<String> differences = compared(new Comparison(book, texts, script.messages()), shown, stage);
            out.println();
            if (differences.isEmpty()) {
                out.println(shown.sent().size() + " notices checked: the received notices agree with the table");
            } else {
                out.println(differences.size() + " differences between the received notices and the table:");
                differences.forEach(difference -> out.println("  " + difference));
            }
            if (!once) {
                stayUp(stage, directory);
            }
            return differences.isEmpty() ? 0 : 1;
        }
    }

    /** Compares until the received notices agree with the table, at most ten seconds: notices may still be on their way. */
    private static List<String> compared(Comparison comparison, ShownNotices shown, Stage stage) throws InterruptedException {
        long end = System.nanoTime() + ARRIVAL.toNanos();
        List<String> differences = comparison.differences(shown.sent(), stage.fromQueues(), stage.mails(), stage.texts());
        while (!differences.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            differences = comparison.differences(shown.sent(), stage.fromQueues(), stage.mails(), stage.texts());
        }
        return differences;
    }

    private void stayUp(Stage stage, Path directory) throws InterruptedException {
        String local = "http://127.0.0.1:";
        out.println();
        out.println("The hub runs until Ctrl-C:");
        out.println("  Hawtio    " + local + stage.port("management") + "/actuator/hawtio");
        out.println("            as operator, password in " + directory.resolve(DemoDirectory.SECRETS));
        out.println("  inbox     " + local + stage.port("http") + "/inbox");
        out.println(
            "            as odense-tovholdere (or another unit), afsnit-odense, administrator-0461 or leder-0461, passwords in the same file");
        out.println("  API       " + local + stage.port("http") + "/api/events");
        out.println("  FHIR      " + local + stage.port("http") + "/fhir/messages");
        out.println("  MLLP      127.0.0.1:" + stage.port("mllp"));
        out.println("  broker    tcp://127.0.0.1:" + stage.port("broker"));
        out.println("  why       ./broen why REF --data " + directory);
        while (stage.hubRuns()) {
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException("the hub has ended; its log is in " + directory.resolve("log"));
    }

    private static Checkout home() {
        return Optional.ofNullable(System.getProperty("broen.home")).map(Path::of).map(Checkout::new).orElseGet(Checkout::here);
    }
}
