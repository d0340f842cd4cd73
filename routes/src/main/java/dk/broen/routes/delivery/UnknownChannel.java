package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.Render.CHANNEL;

import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Refuses a channel that has no endpoint: no attempt can succeed, so the notice is given up at once. */
@Component
class UnknownChannel {
    @Handler
    void refuse(Exchange exchange) {
        throw new UndeliverableException("CHANNEL_WITHOUT_ENDPOINT_" + exchange.getProperty(CHANNEL));
    }
}
