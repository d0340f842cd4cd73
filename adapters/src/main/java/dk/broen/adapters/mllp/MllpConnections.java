package dk.broen.adapters.mllp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;

/** What each new connection passes through on its way to the route; bound to one consumer by Camel through {@link #createPipelineFactory}. */
final class MllpConnections extends ServerInitializerFactory {

    /** What Camel looks up in its registry: knows how, but not yet for which route. */
    static ServerInitializerFactory template(MllpSettings settings, TooLongAnswer tooLong) {
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
    private final TooLongAnswer tooLong;
    private final NettyConsumer route;

    private MllpConnections(MllpSettings settings, TooLongAnswer tooLong, NettyConsumer route) {
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
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.pipeline()
            .addLast("idle", new IdleStateHandler(0, 0, settings.idleTime().toMillis(), TimeUnit.MILLISECONDS))
            .addLast("frames", new MllpFrameDecoder(settings))
            .addLast("conversation", new MllpConversation(tooLong))
            .addLast(route.getEndpoint().getComponent().getExecutorService(), "route", new ServerChannelHandler(route));
    }
}
