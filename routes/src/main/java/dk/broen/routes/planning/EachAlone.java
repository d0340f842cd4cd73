package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.ALONE;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Plans the messages of a batch one by one, in their order. Camel's splitter is not used: it would skip the messages after one that was set
 * aside.
 */
@Component
class EachAlone {
    private final ProducerTemplate camel;

    EachAlone(ProducerTemplate camel) {
        this.camel = camel;
    }

    /** @throws Exception when a message could neither be planned nor be set aside: the whole batch goes back to the queue */
    @Handler
    void plan(@ExchangeProperty(PlanIntake.BATCH) List<byte[]> batch) throws Exception {
        for (byte[] message : batch) {
            Exchange alone = camel.send(ALONE, exchange -> exchange.getMessage().setBody(message));
            if (alone.getException() != null) {
                throw alone.getException();
            }
        }
    }
}
