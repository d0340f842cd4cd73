package dk.broen.routes.delivery;

import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Refuses a channel that has no endpoint: no attempt can succeed, so the notice is given up at once. */
@Component
class UnknownChannel {
    @Handler
    void refuse() {
        throw new UndeliverableException("CHANNEL_WITHOUT_ENDPOINT");
    }
}
