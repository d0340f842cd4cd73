package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE;
import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE_IN_ONE_TRANSACTION;

import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Stores what became of a batch in one transaction. If the database does not take it, the notices have left all the same: it is tried until
 * the database takes it or the hub stops (design.md §4.3).
 */
@Component
class SettleNotices extends RouteBuilder {
    private static final long PAUSE_MS = 1_000;
    private final OneTransaction transaction;
    private final NotSettled notSettled;

    SettleNotices(OneTransaction transaction, NotSettled notSettled) {
        this.transaction = transaction;
        this.notSettled = notSettled;
    }

    @Override
    public void configure() {
        from(SETTLE).routeId("settle-notices").description("Stores what became of the notices of a batch")
            .onException(Exception.class).maximumRedeliveries(-1).redeliveryDelay(PAUSE_MS)
            .logRetryAttempted(false).logExhausted(false).onRedelivery(notSettled).end()
            .to(SETTLE_IN_ONE_TRANSACTION).id("settle");
        from(SETTLE_IN_ONE_TRANSACTION).routeId("settle-transaction")
            .description("Commits the outcomes with the looks that follow from them")
            .errorHandler(noErrorHandler())
            .policy(transaction).id("settle-policy").description("Commits all outcomes or none")
            .bean(Settle.class).id("store-outcomes").description("Sent, tried again, given up, or not attempted");
    }
}
