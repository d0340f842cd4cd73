package dk.broen.routes.intake;

import java.util.Optional;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** The bytes of a request as they came; none where there was no body, so that it is refused like any other message that is none. */
@Component
class ReadBody {
    private static final byte[] NOTHING = {};

    @Handler
    byte[] read(Message request) {
        return Optional.ofNullable(request.getBody(byte[].class)).orElse(NOTHING);
    }
}
