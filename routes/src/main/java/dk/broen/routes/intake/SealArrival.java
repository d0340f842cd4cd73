package dk.broen.routes.intake;

import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.SealedArrivals;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Encrypts the arrival for the intake queue. It removes all headers and sets one: the message group, a keyed hash of the citizen. */
@Component
class SealArrival {
    private final SealedArrivals sealed;

    SealArrival(SealedArrivals sealed) {
        this.sealed = sealed;
    }

    @Handler
    void seal(Arrival arrival, Exchange exchange) {
        exchange.setProperty(Stored.ARRIVAL, arrival);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("JMSXGroupID", arrival.group());
        message.setBody(sealed.seal(arrival));
    }
}
