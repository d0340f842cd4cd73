package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.CLAIM;
import static dk.broen.routes.delivery.DeliveryEndpoints.CLAIM_IN_ONE_TRANSACTION;

import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Claims a batch of due notices of a channel: they are locked, their citizens are looked at again, and the attempts are counted and leased in
 * one transaction, which commits before anything leaves (design.md §4.3).
 */
@Component
class ClaimNotices extends RouteBuilder {
    private final OneTransaction transaction;

    ClaimNotices(OneTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public void configure() {
        from(CLAIM).routeId("claim-notices").description("Claims a batch of due notices, or nothing")
            .onException(Exception.class).id("not-claimed").description("Any failure: nothing leaves").handled(true).logExhausted(false)
            .bean(Claim.class, "failed").id("claim-failed").description("Claims nothing; the next token tries again").end()
            .bean(FindDue.class).id("find-due").description("What is due, and what consent registers say; without a transaction")
            .to(CLAIM_IN_ONE_TRANSACTION).id("claim").description("Claims what is due in one transaction");
        from(CLAIM_IN_ONE_TRANSACTION).routeId("claim-transaction").description("Commits the attempts before the notices leave")
            .errorHandler(noErrorHandler())
            .policy(transaction).id("claim-policy").description("Commits all attempts or none")
            .bean(Claim.class, "claim").id("claim-and-look").description("Locks what is due, and looks at the citizens again");
    }
}
