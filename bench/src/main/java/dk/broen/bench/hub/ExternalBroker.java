package dk.broen.bench.hub;

import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis in this process with the {@code broker.xml} from docs/OPERATING.md and a journal on disk. */
final class ExternalBroker implements AutoCloseable {
    static final String USER = "broen";
    static final String PASSWORD = "broen-secret-of-the-bench";
    private static final Pattern DOCUMENTED = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

    private final EmbeddedActiveMQ server;
    private final int port;

    private ExternalBroker(EmbeddedActiveMQ server, int port) {
        this.server = server;
        this.port = port;
    }

    static ExternalBroker start(Checkout checkout, Path directory) throws Exception {
        int port = freePort();
        Path settings = Files.createDirectories(directory).resolve("broker.xml");
        Files.writeString(settings, """
            <configuration xmlns="urn:activemq"><core xmlns="urn:activemq:core">
            <name>external</name>
            <journal-directory>%1$s/journal</journal-directory><bindings-directory>%1$s/bindings</bindings-directory>
            <large-messages-directory>%1$s/large</large-messages-directory><paging-directory>%1$s/paging</paging-directory>
            <jmx-management-enabled>false</jmx-management-enabled>
            <acceptors><acceptor name="artemis">tcp://127.0.0.1:%2$d?protocols=CORE</acceptor></acceptors>
            %3$s
            </core></configuration>""".formatted(directory.toAbsolutePath(), port, documented(checkout)));
        EmbeddedActiveMQ server = new EmbeddedActiveMQ().setConfigResourcePath(settings.toUri().toString())
            .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(),
                new SecurityConfiguration(Map.of(USER, PASSWORD), Map.of(USER, List.of("broen")))));
        server.start();
        return new ExternalBroker(server, port);
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static String documented(Checkout checkout) throws IOException {
        Matcher block = DOCUMENTED.matcher(Files.readString(checkout.root().resolve("docs/OPERATING.md")));
        if (!block.find()) {
            throw new IllegalStateException("docs/OPERATING.md contains no broker.xml");
        }
        return block.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
