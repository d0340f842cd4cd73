package dk.broen.adapters.mllp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges the frames and answers of one connection. One frame at a time goes to the route; the next one follows when the answer is
 * written. So the answers have the order of the frames, whatever threads the route uses. While too many frames wait, the connection is not
 * read. A sender that has ended its side still gets every answer. When the route gives no bytes, the connection is closed: the sender gets
 * no acknowledgement and sends again.
 */
final class MllpConversation extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(MllpConversation.class);
    private static final int MAX_WAITING_FRAMES = 32;
    /** Closing at once with unread bytes would reset the connection, and the sender could lose the answer. */
    private static final int LINGER_SECONDS = 2;

    private final OversizeReply tooLong;
    private final int maxWaitingBytes;
    private final Queue<MllpFrame> waiting = new ArrayDeque<>();
    private int bytesWaiting;
    private boolean inRoute;
    private boolean senderEnded;

    /** @param maxWaitingBytes the bytes of frames that wait for the route; from this number on, the connection is not read */
    MllpConversation(OversizeReply tooLong, int maxWaitingBytes) {
        this.tooLong = tooLong;
        this.maxWaitingBytes = maxWaitingBytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        MllpFrame frame = (MllpFrame) message;
        waiting.add(frame);
        bytesWaiting += frame.length();
        proceed(ctx);
        ctx.channel().config().setAutoRead(canReadMore());
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        byte[][] answers = message instanceof byte[] one ? new byte[][] {one} : message instanceof byte[][] several ? several : null;
        if (answers == null) {
            LOG.error("BRN2117 connection-closed reason=no-answer type={}", message.getClass().getSimpleName());
            ReferenceCountUtil.release(message);
            ctx.close(promise);
            return;
        }
        if (Arrays.stream(answers).allMatch(answer -> answer.length == 0)) {
            promise.setSuccess();
        } else {
            ByteBuf frames = ctx.alloc().buffer();
            Arrays.stream(answers).forEach(answer -> frame(frames, answer));
            ctx.write(frames, promise);
        }
        inRoute = false;
        proceed(ctx);
        if (canReadMore() && !ctx.channel().config().isAutoRead()) {
            ctx.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            senderEnded = true;
            proceed(ctx);
        } else if (event instanceof IdleStateEvent && !inRoute && waiting.isEmpty()) {
            LOG.info("BRN2118 connection-closed reason=idle");
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        waiting.clear();
        bytesWaiting = 0;
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.warn("BRN2119 connection-closed reason=failed error={}", cause.getClass().getSimpleName());
        ctx.close();
    }

    private boolean canReadMore() {
        return waiting.size() < MAX_WAITING_FRAMES && bytesWaiting < maxWaitingBytes;
    }

    private void proceed(ChannelHandlerContext ctx) {
        while (!inRoute && !waiting.isEmpty()) {
            MllpFrame frame = waiting.remove();
            bytesWaiting -= frame.length();
            if (frame instanceof MllpFrame.Payload payload) {
                inRoute = true;
                ctx.fireChannelRead(payload.bytes());
            } else if (frame instanceof MllpFrame.TooLong refused) {
                byte[] answer = tooLong.to(refused.start());
                ctx.writeAndFlush(answer.length == 0 ? Unpooled.EMPTY_BUFFER : framed(ctx, answer));
                ctx.executor().schedule(() -> ctx.close(), LINGER_SECONDS, TimeUnit.SECONDS);
            } else {
                throw new IllegalStateException("unknown kind of frame: " + frame.getClass().getSimpleName());
            }
        }
        if (senderEnded && !inRoute && waiting.isEmpty()) {
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static ByteBuf framed(ChannelHandlerContext ctx, byte[] answer) {
        return frame(ctx.alloc().buffer(answer.length + 3), answer);
    }

    private static ByteBuf frame(ByteBuf to, byte[] answer) {
        return to.writeByte(MllpFraming.VT).writeBytes(answer).writeByte(MllpFraming.FS).writeByte(MllpFraming.CR);
    }
}
