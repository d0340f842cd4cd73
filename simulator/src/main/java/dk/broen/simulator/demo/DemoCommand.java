package dk.broen.simulator.demo;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the demo; stays up with everybody's addresses until Ctrl-C, or with {@code --once} only says whether all was right. */
@Command(name = "demo", description = "The hub and the world around it, on a clock that passes a weekend in seconds.", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--once", description = "End after the table: 0 when what was received is what the table says, else 1.")
    private boolean once;

    @Option(names = "--config", paramLabel = "DIR", description = "Configuration directory (default: the one that is shipped).")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "Where the demo keeps its data; emptied at the start (default: target/demo).")
    private Optional<Path> data = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Checkout checkout = Checkout.here();
        Path directory = data.orElse(checkout.root().resolve("target").resolve("demo"));
        empty(directory);
        Path configuration = config.orElse(checkout.config());
        try (World world = World.start(checkout, configuration, directory)) {
            Runtime.getRuntime().addShutdownHook(new Thread(world::close, "demo-ends"));
            Table table = new Table(world.units());
            new Course(world, table).play();
            List<String> differences = new Check(world).differences();
            table.verdict(world.receivedCount(), differences);
            if (!once) {
                table.addresses(world, directory);
                new CountDownLatch(1).await();
            }
            return differences.isEmpty() ? 0 : 1;
        }
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
    }
}
