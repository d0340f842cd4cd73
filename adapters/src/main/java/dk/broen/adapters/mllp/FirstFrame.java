package dk.broen.adapters.mllp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection that does not begin a frame soon after it is opened: a port scanner, or a program that is not a hospital. It removes
 * itself when the first frame begins; from then on, the frame time and the idle time apply.
 */
final class FirstFrame extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(FirstFrame.class);

    private final Duration time;
    private Future<?> timer;

    FirstFrame(Duration time) {
        this.time = time;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        timer = ctx.executor().schedule(() -> {
            LOG.info("BRN2121 connection-closed reason=no-first-frame");
            ctx.close();
        }, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (bytes.indexOf(bytes.readerIndex(), bytes.writerIndex(), MllpFraming.VT) >= 0) {
            ctx.pipeline().remove(this);
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        timer.cancel(false);
    }
}
