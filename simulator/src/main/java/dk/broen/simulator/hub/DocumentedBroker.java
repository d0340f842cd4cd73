package dk.broen.simulator.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code broker.xml} of an external Artemis as {@code docs/OPERATING.md} says it, with its data in a directory and an acceptor on the
 * loopback interface.
 *
 * @param settings the file
 * @param port of the acceptor; it was free when the file was written
 */
public record DocumentedBroker(Path settings, int port) {
    private static final Pattern DOCUMENTED = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

    /**
     * Writes the file.
     *
     * @param directory created if it does not exist
     * @param protocols of the acceptor, with their parameters
     * @throws IllegalStateException when the document has no {@code broker.xml}
     */
    public static DocumentedBroker write(Checkout checkout, Path directory, String protocols) throws IOException {
        int port = freePort();
        Path settings = Files.createDirectories(directory).resolve("broker.xml");
        Files.writeString(settings, """
            <configuration xmlns="urn:activemq"><core xmlns="urn:activemq:core">
            <name>external</name>
            <journal-directory>%1$s/journal</journal-directory><bindings-directory>%1$s/bindings</bindings-directory>
            <large-messages-directory>%1$s/large</large-messages-directory><paging-directory>%1$s/paging</paging-directory>
            <jmx-management-enabled>false</jmx-management-enabled>
            <acceptors><acceptor name="artemis">tcp://127.0.0.1:%2$d?protocols=%3$s</acceptor></acceptors>
            %4$s
            </core></configuration>""".formatted(directory.toAbsolutePath(), port, protocols, documented(checkout)));
        return new DocumentedBroker(settings, port);
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
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
