package dk.broen.routes.intake;

import java.util.Optional;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Reads the body of a request as bytes. A request without a body gives an empty array, which is refused as an invalid message. */
@Component
class ReadBody {
    private static final byte[] EMPTY = {};

    @Handler
    byte[] read(Message request) {
        return Optional.ofNullable(request.getBody(byte[].class)).orElse(EMPTY);
    }
}
