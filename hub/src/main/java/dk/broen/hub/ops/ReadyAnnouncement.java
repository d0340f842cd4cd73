package dk.broen.hub.ops;

import dk.broen.adapters.mllp.MllpEndpoint;
import dk.broen.adapters.queue.Broker;
import dk.broen.hub.settings.BroenSettings;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prints one line to stdout when the hub is ready, and writes the ports and the token of the local operator to {@code hub.json}. */
@Component
class ReadyAnnouncement {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyAnnouncement.class);

    private final BroenSettings settings;
    private final MllpEndpoint mllp;
    private final Broker broker;
    private final LocalOperator operator;
    private final Environment environment;

    ReadyAnnouncement(BroenSettings settings, MllpEndpoint mllp, Broker broker, LocalOperator operator, Environment environment) {
        this.settings = settings;
        this.mllp = mllp;
        this.broker = broker;
        this.operator = operator;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        RunningHub hub = new RunningHub(RunningHub.reachable(settings.http().host()), mllp.port(), port("local.server.port"),
            port("local.management.port"), broker.port().orElse(0), operator.name(), operator.token());
        try {
            hub.write(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + RunningHub.FILE + " to the data directory " + settings.data(), e);
        }
        LOG.info("BRN1001 ready {}", hub);
        System.out.println("Broen is ready  " + hub + " config=" + settings.config() + " data=" + settings.data());
    }

    /** Logs the stop once, before the hub waits for anything. The child context of the management port closes too and is ignored. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void stopping(ContextClosedEvent closed) {
        if (closed.getApplicationContext().getParent() == null) {
            LOG.info("BRN1002 stopping");
        }
    }

    @PreDestroy
    void stop() throws IOException {
        Files.deleteIfExists(settings.data().resolve(RunningHub.FILE));
    }

    private int port(String name) {
        return environment.getRequiredProperty(name, Integer.class);
    }
}
