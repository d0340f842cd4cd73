package dk.broen.routes.acknowledgement;

import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.routes.arrival.DatabaseRetry;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps a message that is no answer to a notice as a dead letter. */
@Component
class KeepUnreadableAcknowledgement {
    private static final Logger LOG = LoggerFactory.getLogger(KeepUnreadableAcknowledgement.class);
    private final DeadLetters deadLetters;

    KeepUnreadableAcknowledgement(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Handler
    void keep(Exchange exchange) {
        UnreadableAcknowledgementException unreadable =
            exchange.getProperty(Exchange.EXCEPTION_CAUGHT, UnreadableAcknowledgementException.class);
        String source = exchange.getProperty(DatabaseRetry.SOURCE, String.class);
        DeadLetters.Kept kept = deadLetters.keep(new DeadLetter(exchange.getProperty(DatabaseRetry.REFERENCE, String.class), source,
            exchange.getProperty(DatabaseRetry.RECEIVED_AT, Instant.class), "ACKNOWLEDGEMENT_UNREADABLE", unreadable.place(),
            String.valueOf(unreadable.getMessage())), exchange.getProperty(DatabaseRetry.SEALED, byte[].class));
        exchange.setProperty(DatabaseRetry.REFERENCE, kept.reference());
        LOG.warn("BRN4322 acknowledgement-unreadable source={} location={} ref={}", source,
            unreadable.place().replace(", ", "-").replace(' ', '-'), kept.reference());
    }
}
