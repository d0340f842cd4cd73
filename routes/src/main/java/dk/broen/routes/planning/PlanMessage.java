package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.PLAN;
import static dk.broen.routes.planning.PlanningEndpoints.RECONCILE;

import dk.broen.routes.transaction.OneTransaction;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Plans one message in one database transaction: journal, stays, plan and outbox, all or none (design.md §4.2). Do not stop the route in a
 * step: a stopped exchange is not retried when its commit fails.
 */
@Component
class PlanMessage extends RouteBuilder {
    private final OneTransaction transaction;

    PlanMessage(OneTransaction transaction) {
        this.transaction = transaction;
    }

    // @formatter:off the indentation shows the branch
    @Override
    public void configure() {
        from(PLAN).routeId("plan-message").description("Plans one message in one transaction")
            .errorHandler(noErrorHandler())
            .policy(transaction).id("transaction").description("Commits all steps or none")
            .bean(Interpret.class).id("interpret").description("Reads the event from the wire format")
            .bean(Correlate.class).id("correlate").description("Writes journal and stays; finds duplicates")
            .filter(body().isInstanceOf(List.class)).id("something-to-plan")
                .description("Ends here if there is nothing to plan: duplicate, conflict, no event, unreadable")
                .to(RECONCILE).id("look-at-the-citizen").description("What is true, who should know it, who was told")
            .end();
    }
    // @formatter:on
}
