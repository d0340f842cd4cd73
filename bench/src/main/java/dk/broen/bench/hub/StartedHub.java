package dk.broen.bench.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.bench.load.ScratchDirectory;
import dk.broen.simulator.hub.DemoClock;
import dk.broen.simulator.hub.HubClient;
import dk.broen.simulator.hub.HubDatabase;
import dk.broen.simulator.hub.HubLaunch;
import dk.broen.simulator.hub.HubProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/** The real hub in a process of its own, with profile demo, its data in a scratch directory. */
public final class StartedHub implements AutoCloseable {
    private static final String OPERATOR = "operator";

    private final HubLaunch launch;
    private final HubProcess process;
    private final Duration toReady;
    private final HubDatabase database;

    private StartedHub(HubLaunch launch, HubProcess process, Duration toReady, HubDatabase database) {
        this.launch = launch;
        this.process = process;
        this.toReady = toReady;
        this.database = database;
    }

    /** Starts a hub with embedded parts and returns when it is ready. */
    static StartedHub start(HubLaunch launch) throws IOException {
        return start(launch, new HubDatabase(launch.data().resolve("postgres")));
    }

    /** Starts a hub with an external database. */
    static StartedHub start(HubLaunch launch, HubDatabase database) throws IOException {
        long start = System.nanoTime();
        HubProcess process = HubProcess.start(launch);
        return new StartedHub(launch, process, Duration.ofNanos(System.nanoTime() - start), database);
    }

    /** The time that the first start took, with the creation of the database. */
    public Duration toReady() {
        return toReady;
    }

    /** Stops the hub, starts it again on the same data, and returns the time that the start took. */
    public Duration restart() throws IOException {
        process.stop();
        long start = System.nanoTime();
        process.restart();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public HubClient api() {
        return process.api(OPERATOR, password(OPERATOR));
    }

    /** The clock of the hub. */
    public DemoClock clock() {
        return new DemoClock(process.management(OPERATOR, password(OPERATOR)));
    }

    public HubDatabase database() {
        return database;
    }

    /** A login of a partner at the embedded broker, for example {@code municipality-0751}. */
    public QueueReader.Account account(String name) {
        return new QueueReader.Account("tcp://127.0.0.1:" + process.port("broker"), name, password(name));
    }

    Path keys() {
        return launch.data().resolve("keys");
    }

    public InetSocketAddress mllp() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), process.port("mllp"));
    }

    /** The processes of the hub and of its database. */
    Processes processes() {
        return new Processes(process.pid(), database.pid());
    }

    /** Stops the hub and deletes its data. The log is kept. */
    @Override
    public void close() {
        process.close();
        ScratchDirectory.delete(launch.data());
    }

    private String password(String account) {
        try {
            return new ObjectMapper().readTree(launch.data().resolve("demo-secrets.json").toFile()).path(account).asText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the passwords of the demo cannot be read", unreadable);
        }
    }
}
