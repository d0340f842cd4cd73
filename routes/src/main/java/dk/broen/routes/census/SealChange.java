package dk.broen.routes.census;

import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.Refusal;
import dk.broen.routes.arrival.SealedArrivals;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Encrypts a change or a wrong row of a list for its queue. Only the message group of a change stays readable: a keyed hash of the citizen. */
@Component
class SealChange {
    private final SealedArrivals sealed;

    SealChange(SealedArrivals sealed) {
        this.sealed = sealed;
    }

    void arrival(Exchange exchange) {
        Arrival arrival = exchange.getMessage().getBody(Arrival.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("JMSXGroupID", arrival.group());
        message.setBody(sealed.seal(arrival));
    }

    void refusal(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(sealed.seal(exchange.getMessage().getBody(Refusal.class)));
    }
}
