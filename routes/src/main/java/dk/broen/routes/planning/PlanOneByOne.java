package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.ALONE;
import static dk.broen.routes.planning.PlanningEndpoints.ONE_BY_ONE;
import static dk.broen.routes.planning.PlanningEndpoints.PLAN;

import dk.broen.routes.arrival.DatabaseRetry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Plans the messages of a batch that failed, in their order, each in a transaction of its own. */
@Component
class PlanOneByOne extends RouteBuilder {
    // @formatter:off the indentation shows the branch
    @Override
    public void configure() {
        from(ONE_BY_ONE).routeId("plan-one-by-one").description("Plans the messages of a failed batch one by one")
            .errorHandler(noErrorHandler())
            .split(exchangeProperty(PlanIntake.BATCH)).stopOnException().id("each-message").description("In the order of the batch")
                .to(ALONE).id("alone").description("Plans the message, or sets it aside")
            .end();

        from(ALONE).routeId("plan-alone").routeConfigurationId(DatabaseRetry.ID).description("Plans one message, or sets it aside")
            .setProperty(DatabaseRetry.SEALED, body()).id("keep-sealed").description("Remembers the encrypted message for error handling")
            .bean(Unseal.class, "one").id("unseal-one").description("Decrypts the message")
            .to(PLAN).id("plan-one").description("Plans the message in one database transaction");
    }
    // @formatter:on
}
