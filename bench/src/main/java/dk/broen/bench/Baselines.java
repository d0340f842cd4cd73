package dk.broen.bench;

import dk.broen.adapters.configuration.ConfigurationDirectory;
import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.simulator.hub.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The measurements that the hub is compared with. Each measurement with a broker uses a new, empty one. */
final class Baselines {
    private static final int CITIZENS = 1_000;
    private static final Instant OCCURRED = Instant.parse("2026-11-24T08:00:00Z");

    private final Admissions admissions = new Admissions(CITIZENS, Facts.MUNICIPALITY, OCCURRED);
    private final Checkout checkout;
    private final Path directory;
    private final Duration journalTimeout;
    private final int pool;

    Baselines(Checkout checkout, Path directory, Duration journalTimeout, int pool) {
        this.checkout = checkout;
        this.directory = directory;
        this.journalTimeout = journalTimeout;
        this.pool = pool;
    }

    Figures parseOnly(Load load) throws InterruptedException {
        if (new ConfigurationDirectory(checkout.config()).load() instanceof ConfigurationResult.Loaded configuration) {
            return new ParseOnly(admissions, configuration.directory()).measure(load);
        }
        throw new IllegalStateException("the configuration in " + checkout.config() + " has errors; ./broen validate lists them");
    }

    Figures rawSyncedSends(Load load) throws Exception {
        try (ScratchBroker broker = broker()) {
            return new RawSyncedSends(broker, admissions).measure(load);
        }
    }

    Figures plainCamel(Load load) throws Exception {
        try (ScratchBroker broker = broker(); PlainCamel camel = new PlainCamel(broker)) {
            return new LoadGenerator(camel.address(), admissions).send(load, (number, at) -> {});
        }
    }

    private ScratchBroker broker() throws java.io.IOException {
        return new ScratchBroker(Files.createTempDirectory(directory, "broker"), journalTimeout, pool);
    }
}
