package dk.broen.adapters.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final AtomicInteger open = new AtomicInteger();

    private MllpConnections(MllpSettings settings, OversizeReply tooLong, NettyConsumer route) {
        this.settings = settings;
        this.tooLong = tooLong;
        this.route = route;
    }

    @Override
    public ServerInitializerFactory createPipelineFactory(NettyConsumer consumer) {
        return new MllpConnections(settings, tooLong, consumer);
    }

    @Override
    protected void initChannel(Channel channel) {
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (open.incrementAndGet() > settings.connections()) {
            LOG.warn("BRN2120 connection-refused reason=too-many limit={}", settings.connections());
            channel.close();
            return;
        }
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.pipeline()
            .addLast("idle", new IdleStateHandler(0, 0, settings.idleTime().toMillis(), TimeUnit.MILLISECONDS))
            .addLast("frames", new MllpFrameDecoder(settings))
            .addLast("conversation", new MllpConversation(tooLong, settings.longestMessage()))
            .addLast(route.getEndpoint().getComponent().getExecutorService(), "route", new ServerChannelHandler(route));
    }
}
