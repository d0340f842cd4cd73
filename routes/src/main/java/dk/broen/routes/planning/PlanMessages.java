package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.PLAN;
import static dk.broen.routes.planning.PlanningEndpoints.READ;
import static dk.broen.routes.planning.PlanningEndpoints.RECONCILE;
import static dk.broen.routes.planning.PlanningEndpoints.ROUND;

import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Plans a batch of messages in one database transaction: journal, stays, plans and outbox, all or none (design.md §4.2). A batch is planned
 * in rounds, so that the messages of a citizen keep their order. Nothing outside is called in the transaction. Do not stop the route in a
 * step: a stopped exchange is not retried when its commit fails.
 */
@Component
class PlanMessages extends RouteBuilder {
    private final OneTransaction transaction;

    PlanMessages(OneTransaction transaction) {
        this.transaction = transaction;
    }

    // @formatter:off the indentation shows the branch
    @Override
    public void configure() {
        from(PLAN).routeId("plan-messages").description("Plans a batch of messages in one transaction")
            .errorHandler(noErrorHandler())
            .split(body(), AggregationStrategies.groupedBody()).stopOnException().id("each-message").description("In their order")
                .to(READ).id("read").description("Reads what the message says")
            .end()
            .bean(AskRegisters.class, "aboutMessages").id("ask-registers").description("Asks the consent registers of municipalities")
            .policy(transaction).id("transaction").description("Commits all steps or none")
                .bean(Rounds.class).id("rounds").description("Locks the citizens; each round has one message of each citizen")
                .split(body()).stopOnException().id("each-round").description("In the order of the messages")
                    .to(ROUND).id("round").description("Plans the messages of the round together")
                .end()
            .end();

        from(ROUND).routeId("plan-round").description("Plans one message of each citizen")
            .errorHandler(noErrorHandler())
            .bean(Correlate.class).id("correlate").description("Writes journal and stays; finds duplicates")
            .filter(simple("${body.size} > 0")).id("something-to-plan")
                .description("Ends here if there is nothing to plan: duplicate, conflict, no event, unreadable")
                .to(RECONCILE).id("look-at-the-citizens").description("What is true, who should know it, who was told")
            .end();
    }
    // @formatter:on
}
