package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE;
import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE_ALONE;
import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE_IN_ONE_TRANSACTION;

import dk.broen.routes.arrival.PassingFault;
import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.springframework.stereotype.Component;

/**
 * Stores what became of a batch in one transaction. If the database does not take it, the notices have left all the same: it is tried until
 * the database takes it or the hub stops (design.md §4.3). After any other failure the outcomes are stored one by one.
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
        untilTheDatabaseTakesIt(from(SETTLE).routeId("settle-notices").description("Stores what became of the notices of a batch"))
            .onException(Exception.class).id("batch-not-settled").description("Any other failure: the outcomes are stored one by one")
            .maximumRedeliveries(0).handled(true).logHandled(false).logExhausted(false)
            .bean(SettleEachAlone.class).id("settle-one-by-one").description("Stores each outcome in a transaction of its own").end()
            .to(SETTLE_IN_ONE_TRANSACTION).id("settle").description("Stores all outcomes in one transaction");
        untilTheDatabaseTakesIt(from(SETTLE_ALONE).routeId("settle-alone").description("Stores one outcome of a batch that failed"))
            .onException(Exception.class).id("outcome-not-settled").description("Any other failure is reported to the batch")
            .maximumRedeliveries(0).logExhausted(false).end()
            .to(SETTLE_IN_ONE_TRANSACTION).id("settle-one").description("Stores the outcome in one transaction");
        from(SETTLE_IN_ONE_TRANSACTION).routeId("settle-transaction")
            .description("Commits the outcomes with the looks that follow from them")
            .errorHandler(noErrorHandler())
            .policy(transaction).id("settle-policy").description("Commits all outcomes or none")
            .bean(Settle.class).id("store-outcomes").description("Sent, tried again, given up, or not attempted");
    }

    /** Of two handlers for one class, Camel takes the first whose condition holds. */
    private RouteDefinition untilTheDatabaseTakesIt(RouteDefinition route) {
        route.onException(Exception.class).onWhen(SettleNotices::databaseIsAway).id(route.getRouteId() + "-later")
            .description("Database away: tried until it takes the outcomes").maximumRedeliveries(-1).redeliveryDelay(PAUSE_MS)
            .logRetryAttempted(false).logExhausted(false).onRedelivery(notSettled).end();
        return route;
    }

    private static boolean databaseIsAway(Exchange failed) {
        return PassingFault.isIn(failed.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }
}
