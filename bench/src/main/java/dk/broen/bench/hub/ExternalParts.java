package dk.broen.bench.hub;

import dk.broen.bench.load.StayMessages;
import dk.broen.simulator.hub.HubDatabase;
import dk.broen.simulator.hub.HubLaunch;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** An external PostgreSQL and an external Artemis on this machine, and the hubs that share them. */
public final class ExternalParts implements AutoCloseable {
    private static final String USER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);

    private final Stage stage;
    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final ExternalBroker broker;
    private final List<StartedHub> hubs = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();

    private ExternalParts(Stage stage, Path directory, EmbeddedPostgres postgres, ExternalBroker broker) {
        this.stage = stage;
        this.directory = directory;
        this.postgres = postgres;
        this.broker = broker;
    }

    /** Starts PostgreSQL and Artemis, with the settings that docs/OPERATING.md asks for. */
    public static ExternalParts start(Stage stage) throws Exception {
        Path directory = Files.createTempDirectory(stage.directory(), "external");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(data(directory)).setCleanDataDirectory(false)
            .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
            .setLocaleConfig("locale", "C").setPGStartupWait(START).start();
        try {
            return new ExternalParts(stage, directory, postgres, ExternalBroker.start(stage.checkout(), directory.resolve("artemis")));
        } catch (Exception failure) {
            postgres.close();
            throw failure;
        }
    }

    /** Starts one more hub. */
    public void addHub() throws IOException {
        int number = hubs.size() + 1;
        HubLaunch launch = stage.launch(directory.resolve("hub-" + number), Stage.MORNING,
            Map.of("BROEN_NODE", "hub-" + number, "BROEN_DATABASE_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                "BROEN_DATABASE_USER", USER, "BROEN_BROKER_URL", broker.url(), "BROEN_BROKER_USER", ExternalBroker.USER,
                "BROEN_BROKER_PASSWORD", ExternalBroker.PASSWORD));
        if (!hubs.isEmpty()) {
            copy(hubs.get(0).keys(), Files.createDirectories(launch.data().resolve("keys")));
        }
        hubs.add(StartedHub.start(launch, new HubDatabase(data(directory))));
    }

    /** Messages about so many citizens. The facts about them are recorded, which takes a hub. */
    public StayMessages supported(int citizens) {
        return Pipe.supported(hubs.get(0), citizens);
    }

    /** The pipe with all hubs that are started. The senders share the hubs. */
    public Pipe pipe(StayMessages messages) throws JMSException {
        return Pipe.of(hubs, new QueueReader.Account(broker.url(), ExternalBroker.USER, ExternalBroker.PASSWORD), messages, numbers);
    }

    @Override
    public void close() throws Exception {
        hubs.forEach(StartedHub::close);
        broker.close();
        postgres.close();
    }

    private static Path data(Path directory) {
        return directory.resolve("postgres");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
