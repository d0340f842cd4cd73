package dk.broen.routes.delivery;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Reads no more of the answer of a foreign host than an acknowledgement can have, and waits no longer for all of it than an attempt may last.
 * A longer body counts as none, its status counts; an answer that is not complete in time is none. The timeouts of the connection count for
 * each byte alone: a host that sends one now and then would hold the worker without end.
 */
final class ShortAnswer implements ExecChainHandler {
    /** Less than {@link MayLeave} leaves of the lease. */
    static final Duration LONGEST = Duration.ofSeconds(40);
    private static final int LONGEST_BYTES = 1024 * 1024;
    private static final byte[] NONE = {};
    private final Duration longest;

    ShortAnswer() {
        this(LONGEST);
    }

    /** @param longest how long one request may last, from the connection to the end of the answer */
    ShortAnswer(Duration longest) {
        this.longest = longest;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
        throws IOException, HttpException {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> cancel(scope.originalRequest, late),
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
        try {
            ClassicHttpResponse answer = chain.proceed(request, scope);
            HttpEntity body = answer.getEntity();
            if (body != null) {
                answer.setEntity(new ByteArrayEntity(read(body, scope), ContentType.parseLenient(body.getContentType())));
            }
            return answer;
        } catch (IOException | IllegalStateException failed) {
            if (late.get()) {
                throw new SocketTimeoutException("the answer is not complete in time");
            }
            throw failed;
        } finally {
            end.cancel(false);
        }
    }

    /** Closes the connection: whatever the request waits for fails then, and by then it must be known why. */
    private static void cancel(ClassicHttpRequest request, AtomicBoolean late) {
        late.set(true);
        if (request instanceof Cancellable running) {
            running.cancel();
        }
    }

    private static byte[] read(HttpEntity body, ExecChain.Scope scope) throws IOException {
        byte[] read = body.getContent().readNBytes(LONGEST_BYTES + 1);
        if (read.length <= LONGEST_BYTES) {
            return read;
        }
        scope.execRuntime.discardEndpoint();
        return NONE;
    }
}
