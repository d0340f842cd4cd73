package dk.broen.adapters.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up the Netty pipeline of each new connection. Camel binds it to a consumer with {@link #createPipelineFactory}.
 * A connection above the limit is closed at once: its sender tries again, and the open connections are not affected.
 */
final class MllpConnections extends ServerInitializerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(MllpConnections.class);

    /** The object in Camel's registry: it has the settings, but no route yet. */
    static ServerInitializerFactory template(MllpSettings settings, OversizeReply tooLong) {
        return new ServerInitializerFactory() {
            @Override
            public ServerInitializerFactory createPipelineFactory(NettyConsumer consumer) {
                return new MllpConnections(settings, tooLong, consumer);
            }

            @Override
            protected void initChannel(Channel channel) {
                throw new IllegalStateException("a connection was opened before its route was started");
            }
        };
    }

    private final MllpSettings settings;
    private final OversizeReply tooLong;
    private final NettyConsumer route;
    private final OpenConnections open;

    private MllpConnections(MllpSettings settings, OversizeReply tooLong, NettyConsumer route) {
        this.settings = settings;
        this.tooLong = tooLong;
        this.route = route;
        this.open = new OpenConnections(settings.connections(), settings.connectionsPerPeer());
    }

    @Override
    public ServerInitializerFactory createPipelineFactory(NettyConsumer consumer) {
        return new MllpConnections(settings, tooLong, consumer);
    }

    @Override
    protected void initChannel(Channel channel) {
        InetAddress peer = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        if (!accepted(peer)) {
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> open.closed(peer));
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.pipeline()
            .addLast("idle", new IdleStateHandler(0, 0, settings.idleTime().toMillis(), TimeUnit.MILLISECONDS))
            .addLast("first-frame", new FirstFrame(settings.firstFrameTime()))
            .addLast("frames", new MllpFrameDecoder(settings))
            .addLast("conversation", new MllpConversation(tooLong, settings.longestMessage()))
            .addLast(route.getEndpoint().getComponent().getExecutorService(), "route", new ServerChannelHandler(route));
    }

    private boolean accepted(InetAddress peer) {
        OpenConnections.Answer answer = open.opened(peer);
        switch (answer) {
            case ACCEPTED -> {}
            case TOO_MANY -> LOG.warn("BRN2120 connection-refused reason=too-many limit={}", settings.connections());
            case TOO_MANY_OF_PEER -> LOG.warn("BRN2122 connection-refused reason=too-many-of-peer peer={} limit={}", peer.getHostAddress(),
                settings.connectionsPerPeer());
        }
        return answer == OpenConnections.Answer.ACCEPTED;
    }
}
