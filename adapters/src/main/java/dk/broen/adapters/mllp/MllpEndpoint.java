package dk.broen.adapters.mllp;

import org.apache.camel.CamelContext;
import org.apache.camel.component.netty.NettyComponent;

/**
 * MLLP as a Camel consumer: {@code from(endpoint.in(getContext()))}. The route's body is a message's raw {@code byte[]}; the {@code byte[]}
 * it ends with is framed and sent back, an empty one means that no answer was asked for, anything else closes the connection. Nothing from
 * the network becomes a header. A payload that holds VT or FS is not a whole message and must be refused (see {@link MllpFrameDecoder}).
 */
public final class MllpEndpoint {

    private static final String SCHEME = "mllp";
    private static final String CONNECTIONS = "mllpConnections";

    private final MllpSettings settings;
    private final OversizeReply tooLong;

    /** An endpoint that does not listen yet; it does when the route starts. */
    public MllpEndpoint(MllpSettings settings, OversizeReply tooLong) {
        this.settings = settings;
        this.tooLong = tooLong;
    }

    /** Makes the endpoint known to the context, with a thread per connection (design.md §8), and gives its address for {@code from}. */
    public String in(CamelContext context) {
        NettyComponent component = new NettyComponent(context);
        component.setMaximumPoolSize(settings.connections());
        context.addComponent(SCHEME, component);
        context.getRegistry().bind(CONNECTIONS, MllpConnections.template(settings, tooLong));
        return SCHEME + ":tcp://" + settings.host() + ":" + settings.port() + "?sync=true&serverInitializerFactory=#" + CONNECTIONS;
    }
}
