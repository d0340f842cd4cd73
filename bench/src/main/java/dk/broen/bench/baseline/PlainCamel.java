package dk.broen.bench.baseline;

import dk.broen.adapters.mllp.MllpEndpoint;
import dk.broen.adapters.mllp.MllpSettings;
import dk.broen.bench.load.Hl7Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** The baseline: a Camel route netty → synced Artemis → AA, with the hub's MLLP framing, broker and connection pool. */
final class PlainCamel implements AutoCloseable {
    private final CamelContext camel = new DefaultCamelContext();
    private final InetSocketAddress address;

    /** Starts the route on a free port of the loopback interface. */
    PlainCamel(ScratchBroker broker) throws Exception {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        camel.disableJMX();
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(broker.connections()));
        MllpEndpoint mllp = new MllpEndpoint(MllpSettings.listeningOn(address.getHostString(), address.getPort()), start -> new byte[0]);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(mllp.in(getContext())).routeId("plain")
                    .process(exchange -> address(exchange, broker)).id("address")
                    .to("jms:queue:unaddressed?deliveryPersistent=true&exchangePattern=InOnly").id("store")
                    .process(PlainCamel::accept).id("accept");
            }
        });
        camel.start();
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        camel.stop();
    }

    private static void address(Exchange exchange, ScratchBroker broker) {
        exchange.getMessage().setHeader("CamelJmsDestinationName", broker.address());
    }

    private static void accept(Exchange exchange) {
        exchange.getMessage().setBody(Hl7Bytes.accepted(exchange.getMessage().getBody(byte[].class)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
