package dk.broen.bench.baseline;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.bench.load.Figures;
import dk.broen.bench.load.Load;
import dk.broen.bench.load.LoadGenerator;
import dk.broen.bench.load.StayMessages;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The measurements that the hub is compared with. Each measurement with a broker uses a new, empty one. */
public final class Baselines {
    private static final int CITIZENS = 1_000;
    private static final String MUNICIPALITY = "0751";
    /** As in the hub, if its settings do not say otherwise. */
    private static final Duration JOURNAL_TIMEOUT = Duration.ofNanos(300_000);
    /** As in the hub, if its settings do not say otherwise. */
    private static final int CONNECTIONS = 8;
    private static final Instant OCCURRED = Instant.parse("2026-11-24T08:00:00Z");

    private final StayMessages messages = StayMessages.of(CITIZENS, MUNICIPALITY, OCCURRED);
    private final Checkout checkout;
    private final Path directory;

    /** @param directory for the journals of the brokers */
    public Baselines(Checkout checkout, Path directory) {
        this.checkout = checkout;
        this.directory = directory;
    }

    /** Reads messages, with one thread for each connection of the load. */
    public Figures parseOnly(Load load) throws InterruptedException {
        if (new ConfigurationDirectory(checkout.config()).load() instanceof ConfigurationResult.Loaded configuration) {
            return new ParseOnly(messages, configuration.directory()).measure(load);
        }
        throw new IllegalStateException("the configuration in " + checkout.config() + " has errors; ./broen validate lists them");
    }

    /** Sends messages to the broker, each synced to disk, with one JMS connection for each connection of the load. */
    public Figures rawSyncedSends(Load load) throws Exception {
        try (ScratchBroker broker = broker()) {
            return new RawSyncedSends(broker, messages).measure(load);
        }
    }

    /** Sends messages to a Camel route that stores each message and then acknowledges it. */
    public Figures plainCamel(Load load) throws Exception {
        try (ScratchBroker broker = broker(); PlainCamel camel = new PlainCamel(broker)) {
            return new LoadGenerator(List.of(camel.address()), messages, new AtomicLong()).send(load, (number, at) -> {});
        }
    }

    private ScratchBroker broker() throws IOException {
        return new ScratchBroker(Files.createTempDirectory(directory, "broker"), JOURNAL_TIMEOUT, CONNECTIONS);
    }
}
