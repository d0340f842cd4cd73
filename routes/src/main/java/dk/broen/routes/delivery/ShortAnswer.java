package dk.broen.routes.delivery;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Reads no more of the answer of a foreign host than an acknowledgement can have: a longer body counts as none, its status counts. */
final class ShortAnswer implements ExecChainHandler {
    private static final int LONGEST_BYTES = 1024 * 1024;
    private static final byte[] NONE = {};

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
        throws IOException, HttpException {
        ClassicHttpResponse answer = chain.proceed(request, scope);
        HttpEntity body = answer.getEntity();
        if (body != null) {
            answer.setEntity(new ByteArrayEntity(read(body, scope), ContentType.parseLenient(body.getContentType())));
        }
        return answer;
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
