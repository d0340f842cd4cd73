package dk.broen.bench.hub;

import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.DocumentedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis in this process with the {@code broker.xml} from docs/OPERATING.md and a journal on disk. */
final class ExternalBroker implements AutoCloseable {
    static final String USER = "broen";
    static final String PASSWORD = "broen-secret-of-the-bench";

    private final EmbeddedActiveMQ server;
    private final DocumentedBroker documented;

    private ExternalBroker(EmbeddedActiveMQ server, DocumentedBroker documented) {
        this.server = server;
        this.documented = documented;
    }

    static ExternalBroker start(Checkout checkout, Path directory) throws Exception {
        DocumentedBroker documented = DocumentedBroker.write(checkout, directory, "CORE");
        EmbeddedActiveMQ server = new EmbeddedActiveMQ().setConfigResourcePath(documented.settings().toUri().toString())
            .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(),
                new SecurityConfiguration(Map.of(USER, PASSWORD), Map.of(USER, List.of("broen")))));
        server.start();
        return new ExternalBroker(server, documented);
    }

    String url() {
        return documented.url();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
