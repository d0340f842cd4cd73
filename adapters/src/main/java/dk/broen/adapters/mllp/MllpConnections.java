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
 * What each new connection passes through on its way to the route; bound to one consumer by Camel through {@link #createPipelineFactory}.
 * One more than there may be is closed at once: the sender sees it and tries again, and those who are served stay served.
 */
final class MllpConnections extends ServerInitializerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(MllpConnections.class);

    /** What Camel looks up in its registry: knows how, but not yet for which route. */
    static ServerInitializerFactory template(MllpSettings settings, OversizeReply tooLong) {
        return new ServerInitializerFactory() {
            @Override
            public ServerInitializerFactory createPipelineFactory(NettyConsumer consumer) {
                return new MllpConnections(settings, tooLong, consumer);
            }

            @Override
            protected void initChannel(Channel channel) {
                throw new IllegalStateException("a connection came before its route");
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
