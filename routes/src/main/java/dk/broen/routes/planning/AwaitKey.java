package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.ALONE;

import dk.broen.adapters.crypto.UnknownKeyException;
import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.HeldMessages;
import dk.broen.adapters.redaction.RedactedFailure;
import dk.broen.routes.arrival.DatabaseRetry;
import dk.broen.routes.arrival.SealedArrivals;
import jakarta.jms.JMSException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds messages that need a key which this hub does not have, for themselves or for what is stored about the citizen, so that they stop no
 * others of their batch and session. They are
 * never given up: a hub that has the key plans them, whichever hub that is (design.md §4, more than one node). Later messages of the citizen
 * can be planned before; what is true does not depend on the order of arrival.
 */
@Component
class AwaitKey {
    private static final Logger LOG = LoggerFactory.getLogger(AwaitKey.class);

    /** Exchange property: true for a message that is held already. */
    private static final String OFFERED = "BroenOffered";

    private final HeldMessages held;
    private final SealedArrivals sealed;
    private final ProducerTemplate camel;

    AwaitKey(HeldMessages held, SealedArrivals sealed, ProducerTemplate camel) {
        this.held = held;
        this.sealed = sealed;
        this.camel = camel;
    }

    void hold(Exchange exchange) throws JMSException {
        UnknownKeyException unknown =
            ObjectHelper.getException(UnknownKeyException.class, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        boolean offered = exchange.getProperty(OFFERED, false, boolean.class);
        if (offered) {
            exchange.setProperty(OFFERED, false);
        } else {
            held.hold(exchange.getProperty(DatabaseRetry.SEALED, byte[].class));
        }
        LOG.error("BRN2903 key-unknown key={} held={}", unknown.key(), offered ? "still" : "now");
    }

    /** Plans the held messages whose key this hub has. */
    void planReadable() {
        try {
            held.offer(message -> sealed.hasKeyOf(message) && planned(message));
        } catch (JMSException away) {
            LOG.warn("BRN3401 intake-interrupted queue={} error={}", Addresses.KEY_AWAITED, away.getClass().getSimpleName(),
                new RedactedFailure(away));
        }
    }

    private boolean planned(byte[] message) {
        Exchange alone = camel.send(ALONE, exchange -> {
            exchange.setProperty(OFFERED, true);
            exchange.getMessage().setBody(message);
        });
        return alone.getException() == null && alone.getProperty(OFFERED, boolean.class);
    }
}
