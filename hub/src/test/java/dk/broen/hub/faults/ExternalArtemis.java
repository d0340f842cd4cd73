package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.simulator.Credentials;
import dk.broen.simulator.hub.Checkout;
import dk.broen.simulator.municipality.MunicipalConsumer;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern DOCUMENTED = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

    private final Path settings;
    private final int port;
    private EmbeddedActiveMQ server;

    private ExternalArtemis(Path settings, int port) throws Exception {
        this.settings = settings;
        this.port = port;
        this.server = started();
    }

    static ExternalArtemis start(Path directory) throws Exception {
        int port = freePort();
        Path settings = Files.createDirectories(directory).resolve("broker.xml");
        Files.writeString(settings, """
            <configuration xmlns="urn:activemq"><core xmlns="urn:activemq:core">
            <name>external</name>
            <journal-directory>%1$s/journal</journal-directory><bindings-directory>%1$s/bindings</bindings-directory>
            <large-messages-directory>%1$s/large</large-messages-directory><paging-directory>%1$s/paging</paging-directory>
            <jmx-management-enabled>false</jmx-management-enabled>
            <acceptors><acceptor name="artemis">tcp://127.0.0.1:%2$d?protocols=CORE,AMQP;saslMechanisms=PLAIN</acceptor></acceptors>
            %3$s
            </core></configuration>""".formatted(directory.toAbsolutePath(), port, documented()));
        return new ExternalArtemis(settings, port);
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
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
        return "127.0.0.1:" + port;
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
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ().setConfigResourcePath(settings.toUri().toString())
            .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
        return broker;
    }

    private static String documented() throws IOException {
        Matcher block = DOCUMENTED.matcher(Files.readString(Checkout.here().config().resolveSibling("docs").resolve("OPERATING.md")));
        assertThat(block.find()).as("docs/OPERATING.md contains a broker.xml").isTrue();
        return block.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
