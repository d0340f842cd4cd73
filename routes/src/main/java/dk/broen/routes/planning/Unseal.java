package dk.broen.routes.planning;

import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.DatabaseRetry;
import dk.broen.routes.arrival.SealedArrivals;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Decrypts arrivals. */
@Component
class Unseal {
    private final SealedArrivals sealed;

    Unseal(SealedArrivals sealed) {
        this.sealed = sealed;
    }

    List<Arrival> all(List<byte[]> batch) {
        return batch.stream().map(sealed::open).toList();
    }

    /** Also puts reference, source and time of receipt on the exchange, in case the message becomes a dead letter. */
    List<Arrival> one(byte[] body, Exchange exchange) {
        Arrival arrival = sealed.open(body);
        exchange.setProperty(DatabaseRetry.REFERENCE, arrival.reference());
        exchange.setProperty(DatabaseRetry.SOURCE, arrival.source());
        exchange.setProperty(DatabaseRetry.RECEIVED_AT, arrival.receivedAt());
        return List.of(arrival);
    }
}
