package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.ALONE;

import dk.broen.routes.arrival.SealedArrivals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Plans the messages of a batch one by one, in their order. Camel's splitter is not used: it would skip the messages after one that was set
 * aside. Behind a message that can neither be planned nor be set aside only the later messages of its citizen wait: the journal recognises
 * the others when the batch comes again.
 */
@Component
class EachAlone {
    /** The group of a message that cannot be decrypted. It may be about any citizen, so all later ones wait behind it. */
    private static final String UNKNOWN = "";

    private final ProducerTemplate camel;
    private final SealedArrivals sealed;

    EachAlone(ProducerTemplate camel, SealedArrivals sealed) {
        this.camel = camel;
        this.sealed = sealed;
    }

    /** @throws Exception when a message could neither be planned nor be set aside: the whole batch goes back to the queue */
    @Handler
    void plan(@ExchangeProperty(PlanIntake.BATCH) List<byte[]> batch) throws Exception {
        Map<String, Exception> failed = new LinkedHashMap<>();
        for (byte[] message : batch) {
            String group = groupOf(message);
            if (!failed.containsKey(group) && !failed.containsKey(UNKNOWN)) {
                Exchange alone = camel.send(ALONE, exchange -> exchange.getMessage().setBody(message));
                if (alone.getException() != null) {
                    failed.put(group, alone.getException());
                }
            }
        }
        if (!failed.isEmpty()) {
            throw failed.values().iterator().next();
        }
    }

    private String groupOf(byte[] message) {
        try {
            return sealed.open(message).group();
        } catch (RuntimeException unreadable) {
            return UNKNOWN;
        }
    }
}
