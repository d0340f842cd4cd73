package dk.broen.routes.receipts;

import dk.broen.routes.delivery.SettleReceipt.Became;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a receipt to the route that settles it. If the hub fails on it, the gateway says it again. */
@Component
class TakeReceipt {
    private static final Logger LOG = LoggerFactory.getLogger(TakeReceipt.class);
    private final ProducerTemplate camel;

    TakeReceipt(ProducerTemplate camel) {
        this.camel = camel;
    }

    Became take(GatewayReceipt said) {
        Exchange settled = camel.request(SettleReceipts.ADDRESS, exchange -> exchange.getMessage().setBody(said));
        Optional<Exception> failure = Optional.ofNullable(settled.getException());
        failure.ifPresent(cause -> LOG.warn("BRN4345 sms-report-not-stored proof={} cause={}", said.receipt().proof(),
            cause.getClass().getSimpleName()));
        return failure.isPresent() ? Became.LATER : settled.getMessage().getBody(Became.class);
    }
}
