package dk.broen.routes.planning;

import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.DatabaseRetry;
import dk.broen.routes.arrival.SealedArrivals;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Decrypts an arrival. It also puts reference, source and time of receipt on the exchange, in case the message becomes a dead letter. */
@Component
class Unseal {
    private final SealedArrivals sealed;

    Unseal(SealedArrivals sealed) {
        this.sealed = sealed;
    }

    @Handler
    Arrival unseal(byte[] body, Exchange exchange) {
        Arrival arrival = sealed.open(body);
        exchange.setProperty(DatabaseRetry.REFERENCE, arrival.reference());
        exchange.setProperty(DatabaseRetry.SOURCE, arrival.source());
        exchange.setProperty(DatabaseRetry.RECEIVED_AT, arrival.receivedAt());
        return arrival;
    }
}
