package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE_ALONE;

import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores the outcomes of a batch one by one, so that one that cannot be stored holds back no other. It becomes a failed attempt; if not even
 * that can be stored, the notice leaves again when its lease has run out.
 */
@Component
class SettleEachAlone {
    private static final Logger LOG = LoggerFactory.getLogger(SettleEachAlone.class);
    private static final String NOT_STORED = "OUTCOME_NOT_STORED";
    private final ProducerTemplate camel;

    SettleEachAlone(ProducerTemplate camel) {
        this.camel = camel;
    }

    @Handler
    void settle(@Body List<?> batch) {
        for (Object one : batch) {
            if (!stored(one) && one instanceof Outcome outcome) {
                stored(new Outcome.Failed(outcome.due(), NOT_STORED));
            }
        }
    }

    private boolean stored(Object one) {
        Exception failure = camel.send(SETTLE_ALONE, exchange -> exchange.getMessage().setBody(List.of(one))).getException();
        if (failure != null) {
            LOG.error("BRN4209 outcome-not-stored ref={} outcome={} cause={}",
                one instanceof Outcome outcome ? outcome.due().reference() : "",
                one.getClass().getSimpleName(), failure.getClass().getSimpleName());
        }
        return failure == null;
    }
}
