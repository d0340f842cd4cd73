package dk.broen.hub.faults;

import dk.broen.simulator.Credentials;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.hub.DocumentedBroker;
import dk.broen.simulator.municipality.MunicipalConsumer;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An external Artemis for the hub, with the {@code broker.xml} from docs/OPERATING.md, users, and a journal on disk. */
final class ExternalArtemis implements AutoCloseable {
    static final String USER = "broen";
    static final String PASSWORD = "broen-secret-of-a-test";
    private static final String PARTNER = "aarhus";

    private final DocumentedBroker documented;
    private EmbeddedActiveMQ server;

    private ExternalArtemis(DocumentedBroker documented) throws Exception {
        this.documented = documented;
        this.server = started();
    }

    static ExternalArtemis start(Path directory) throws Exception {
        return new ExternalArtemis(DocumentedBroker.write(Checkout.here(), directory, "CORE,AMQP;saslMechanisms=PLAIN"));
    }

    String url() {
        return documented.url();
    }

    /** Stops the broker: its port is closed, the stored messages stay on disk. */
    void stop() throws Exception {
        server.stop();
    }

    /** Starts the broker again after {@link #stop()}. */
    void restart() throws Exception {
        server = started();
    }

    boolean has(String queue) {
        return server().locateQueue(queue) != null;
    }

    /** The running broker, for what it made of its settings. */
    ActiveMQServer server() {
        return server.getActiveMQServer();
    }

    /** Removes a queue that the hub still sends to. */
    void remove(String queue) throws Exception {
        server().destroyQueue(SimpleString.of(queue), null, false, false, true);
    }

    /** A consumer with the permissions of a partner. */
    MunicipalConsumer municipality(String... queues) throws JMSException {
        return new MunicipalConsumer(url(), PARTNER, PARTNER + PASSWORD, List.of(queues));
    }

    /** The login of a partner. */
    Credentials partner() {
        return new Credentials(PARTNER, PARTNER + PASSWORD);
    }

    /** Host and port, for clients of any protocol. */
    String address() {
        return "127.0.0.1:" + documented.port();
    }

    /** A consumer with the permissions of the hub's user, which may read any queue. */
    MunicipalConsumer reader(String... queues) throws JMSException {
        return new MunicipalConsumer(url(), USER, PASSWORD, List.of(queues));
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private EmbeddedActiveMQ started() throws Exception {
        SecurityConfiguration users = new SecurityConfiguration(Map.of(USER, PASSWORD, PARTNER, PARTNER + PASSWORD),
            Map.of(USER, List.of("broen"), PARTNER, List.of("aarhus")));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ().setConfigResourcePath(documented.settings().toUri().toString())
            .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
        return broker;
    }
}
