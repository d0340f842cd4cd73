package dk.broen.adapters.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import org.apache.camel.CamelContext;
import org.apache.camel.component.netty.NettyComponent;

/**
 * MLLP as a Camel consumer: {@code from(endpoint.in(getContext()))}. The body of the exchange is the raw {@code byte[]} of a message. The
 * route must end with a {@code byte[]}: it is framed and sent back; an empty one means that the sender asked for no answer. Any other body
 * closes the connection. No byte of the message becomes a header. A payload that contains VT or FS is not a whole message; the route must
 * refuse it (see {@link MllpFrameDecoder}).
 */
public final class MllpEndpoint {

    private static final String SCHEME = "mllp";
    private static final String CONNECTIONS = "mllpConnections";
    private static final String CHANNELS = "mllpChannels";

    private final MllpSettings settings;
    private final OversizeReply tooLong;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /** The endpoint does not listen until its route starts. */
    public MllpEndpoint(MllpSettings settings, OversizeReply tooLong) {
        this.settings = settings;
        this.tooLong = tooLong;
    }

    /**
     * Registers the endpoint in the Camel context, with a thread for each connection (design.md §8).
     *
     * @return the URI for {@code from}
     */
    public String in(CamelContext context) {
        NettyComponent component = new NettyComponent(context);
        component.setMaximumPoolSize(settings.connections());
        context.addComponent(SCHEME, component);
        context.getRegistry().bind(CONNECTIONS, MllpConnections.template(settings, tooLong));
        context.getRegistry().bind(CHANNELS, channels);
        return SCHEME + ":tcp://" + settings.host() + ":" + settings.port() + "?sync=true&serverInitializerFactory=#" + CONNECTIONS
            + "&channelGroup=#" + CHANNELS;
    }

    /**
     * The port on which the endpoint listens: the port of the settings, or the free port that was chosen for 0.
     *
     * @throws IllegalStateException when the route is not started
     */
    public int port() {
        return channels.stream().filter(ServerChannel.class::isInstance).map(Channel::localAddress).map(InetSocketAddress.class::cast)
            .findFirst().orElseThrow(() -> new IllegalStateException("the MLLP route is not started")).getPort();
    }
}
