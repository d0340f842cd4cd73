package dk.broen.adapters.mllp;

import static dk.broen.adapters.mllp.MllpFraming.CR;
import static dk.broen.adapters.mllp.MllpFraming.FS;
import static dk.broen.adapters.mllp.MllpFraming.LF;
import static dk.broen.adapters.mllp.MllpFraming.VT;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splits the bytes of one connection into frames {@code VT payload FS CR}, independent of how the bytes are spread over reads.
 * <ul>
 * <li>FS ends a frame when CR, LF or VT follows, when the sender ends the connection, or when nothing follows for a short time: some
 *     senders omit the CR. FS followed by another byte is part of the payload, so that a truncated message does not pass as a whole
 *     one.</li>
 * <li>VT followed by {@code MSH} inside a frame begins the next frame, because the sender abandoned the current one. The payload of the
 *     abandoned frame ends with that VT. Any other VT stays in the payload. An HL7 v2 message contains neither VT nor FS, so the route
 *     refuses such a payload, answers with its control id and keeps all its bytes.</li>
 * <li>Bytes outside a frame are skipped and counted; too many in a row close the connection.</li>
 * <li>A frame that is not complete in time closes the connection without an answer: the sender gets no acknowledgement and sends again. The
 *     same time limit starts with bytes outside a frame.</li>
 * </ul>
 */
final class MllpFrameDecoder extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(MllpFrameDecoder.class);
    private static final byte[] HEADER = {'M', 'S', 'H'};
    private static final int START_OF_TOO_LONG = 2048;

    private enum State { BETWEEN_FRAMES, IN_FRAME, DISCARDING }

    private final MllpSettings settings;

    private State state = State.BETWEEN_FRAMES;
    /** The number of bytes after the reader index that are already examined and belong to the payload. */
    private int scanned;
    private int garbage;
    private Optional<Future<?>> frameTimer = Optional.empty();
    private Optional<Future<?>> endOfFrameTimer = Optional.empty();

    MllpFrameDecoder(MllpSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        switch (state) {
            case BETWEEN_FRAMES -> seekFrame(ctx, in);
            case IN_FRAME -> readFrame(ctx, in, out);
            case DISCARDING -> in.skipBytes(in.readableBytes());
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(ctx, in, out);
        if (state == State.IN_FRAME && endsInFs(in)) {
            out.add(frame(in, scanned, 1));
        } else if (state == State.IN_FRAME) {
            LOG.warn("BRN2111 frame-unfinished-at-close bytes={}", in.readableBytes());
        }
        discard(in);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) {
        stopTimers();
    }

    private void seekFrame(ChannelHandlerContext ctx, ByteBuf in) {
        while (in.isReadable()) {
            byte next = in.readByte();
            if (next == VT) {
                state = State.IN_FRAME;
                scanned = 0;
                garbage = 0;
                return;
            }
            skip(ctx, next);
            if (garbage > settings.garbage()) {
                LOG.warn("BRN2112 connection-closed reason=no-frame bytes={}", garbage);
                discard(in);
                ctx.close();
                return;
            }
        }
    }

    private void skip(ChannelHandlerContext ctx, byte skipped) {
        garbage++;
        if (skipped != CR && skipped != LF && frameTimer.isEmpty()) {
            LOG.warn("BRN2113 bytes-outside-frame-skipped");
            startFrameTimer(ctx);
        }
    }

    private void readFrame(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        endOfFrameTimer = stopped(endOfFrameTimer);
        boolean strayByte = true;
        while (strayByte) {
            int mark = in.forEachByte(in.readerIndex() + scanned, in.readableBytes() - scanned, b -> b != VT && b != FS);
            scanned = mark < 0 ? in.readableBytes() : mark - in.readerIndex();
            if (scanned > settings.longestMessage()) {
                refuse(in, out);
                return;
            }
            if (mark < 0) {
                startFrameTimer(ctx);
                return;
            }
            strayByte = in.getByte(mark) == FS ? !endsFrame(ctx, in, out) : !startsFrame(ctx, in, out);
            scanned += strayByte ? 1 : 0;
        }
    }

    private void refuse(ByteBuf in, List<Object> out) {
        LOG.warn("BRN2114 frame-refused reason=too-long limit={}", settings.longestMessage());
        byte[] start = new byte[Math.min(START_OF_TOO_LONG, settings.longestMessage())];
        in.readBytes(start);
        out.add(new MllpFrame.TooLong(start));
        discard(in);
    }

    /**
     * Called at an FS; the bytes after it decide whether the frame ends here.
     *
     * @return false when the FS belongs to the payload; true when the frame ends, or when the next byte is not received yet
     */
    private boolean endsFrame(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (endsInFs(in)) {
            startFrameTimer(ctx);
            endOfFrameTimer = Optional.of(later(ctx, settings.endOfFrameTime(), () -> endWithoutCr(ctx)));
            return true;
        }
        byte next = in.getByte(in.readerIndex() + scanned + 1);
        if (next != CR && next != LF && next != VT) {
            return false;
        }
        out.add(frame(in, scanned, next == VT ? 1 : 2));
        return true;
    }

    /**
     * Called at a VT inside a frame; the bytes after it decide whether the next frame begins here.
     *
     * @return false when the VT belongs to the payload; true when the next frame begins, or when the next bytes are not received yet
     */
    private boolean startsFrame(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (scanned == 0) {
            in.skipBytes(1); // two VT in a row: the first frame is empty, and there is no message to refuse
            return true;
        }
        int following = Math.min(in.readableBytes() - scanned - 1, HEADER.length);
        for (int i = 0; i < following; i++) {
            if (in.getByte(in.readerIndex() + scanned + 1 + i) != HEADER[i]) {
                return false;
            }
        }
        if (following < HEADER.length) {
            startFrameTimer(ctx);
            return true;
        }
        LOG.warn("BRN2115 frame-cut-off-by-next bytes={}", scanned);
        out.add(frame(in, scanned + 1, 0));
        state = State.IN_FRAME;
        return true;
    }

    private MllpFrame.Payload frame(ByteBuf in, int length, int end) {
        byte[] payload = new byte[length];
        in.readBytes(payload);
        in.skipBytes(end);
        state = State.BETWEEN_FRAMES;
        scanned = 0;
        stopTimers();
        return new MllpFrame.Payload(payload);
    }

    private boolean endsInFs(ByteBuf in) {
        return scanned + 1 == in.readableBytes() && in.getByte(in.readerIndex() + scanned) == FS;
    }

    private void discard(ByteBuf in) {
        in.skipBytes(in.readableBytes());
        state = State.DISCARDING;
        stopTimers();
    }

    private void endWithoutCr(ChannelHandlerContext ctx) {
        if (paused(ctx)) {
            endOfFrameTimer = Optional.of(later(ctx, settings.endOfFrameTime(), () -> endWithoutCr(ctx)));
            return;
        }
        ctx.fireChannelRead(frame(internalBuffer(), scanned, 1));
        ctx.fireChannelReadComplete();
    }

    private void startFrameTimer(ChannelHandlerContext ctx) {
        if (frameTimer.isEmpty()) {
            frameTimer = Optional.of(later(ctx, settings.frameTime(), () -> frameTooSlow(ctx)));
        }
    }

    private void frameTooSlow(ChannelHandlerContext ctx) {
        frameTimer = Optional.empty();
        if (paused(ctx)) {
            startFrameTimer(ctx);
            return;
        }
        LOG.warn("BRN2116 connection-closed reason=frame-too-slow bytes={}", actualReadableBytes());
        ctx.close();
    }

    /** Whether the hub itself has stopped reading, so that the delay is not the sender's. */
    private static boolean paused(ChannelHandlerContext ctx) {
        return !ctx.channel().config().isAutoRead();
    }

    private static Future<?> later(ChannelHandlerContext ctx, Duration delay, Runnable task) {
        return ctx.executor().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopTimers() {
        frameTimer = stopped(frameTimer);
        endOfFrameTimer = stopped(endOfFrameTimer);
    }

    private static Optional<Future<?>> stopped(Optional<Future<?>> timer) {
        timer.ifPresent(running -> running.cancel(false));
        return Optional.empty();
    }
}
