package dk.broen.adapters.consent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** The connection to one consent register: its questions carry the login of the hub. */
final class RegisterConnection {
    private static final int REFUSED_LOGIN = 401;

    private final URI url;
    private final Exchanges exchanges;
    private final Authorization authorization;

    RegisterConnection(RegisterAccess access) {
        this.url = access.url();
        this.exchanges = new Exchanges(access.clients());
        this.authorization = Authorization.of(access.login(), exchanges);
    }

    URI url() {
        return url;
    }

    void reconnect() {
        exchanges.reconnect();
    }

    /**
     * The body of an answer with status 200. If the register refuses an access token, the hub gets another one and asks again, once.
     *
     * @throws NoAnswer on another status
     */
    byte[] answer(HttpRequest.Builder question, Deadline deadline, int maxBytes) throws IOException, InterruptedException {
        Optional<String> header = authorization.header(deadline);
        HttpResponse<byte[]> response = asked(question, header, deadline, maxBytes);
        if (response.statusCode() == REFUSED_LOGIN && authorization.isRenewedInsteadOf(header)) {
            response = asked(question, authorization.header(deadline), deadline, maxBytes);
        }
        if (response.statusCode() != 200) {
            throw new NoAnswer("status-" + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<byte[]> asked(HttpRequest.Builder question, Optional<String> header, Deadline deadline, int maxBytes)
        throws IOException, InterruptedException {
        header.ifPresent(value -> question.setHeader("Authorization", value));
        return exchanges.answer(question.build(), deadline, maxBytes);
    }
}
