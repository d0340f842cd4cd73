package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.PLAN;
import static dk.broen.routes.planning.PlanningEndpoints.PLAN_AGAIN;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Plans one message in one database transaction: journal, history, plan and outbox, all or none (design.md §4.2). Do not stop the route in
 * a step: a stopped exchange is not retried when its commit fails.
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
            .bean(Correlate.class).id("correlate").description("Writes journal and stay history; finds duplicates")
            .filter(body().isInstanceOf(KnownEvent.class)).id("something-to-plan")
                .description("Ends here if there is nothing to plan: duplicate, conflict, merge, no event, unreadable")
                .bean(PlanNotices.class, "plan").id("decide").description("Decides who is told, on which basis, by which channel and when")
                .bean(ScheduleNotices.class, "all").id("schedule").description("Schedules a delivery task for each notice")
            .end();

        from(PLAN_AGAIN).routeId("plan-again").description("Plans an event again: held for a consent register, or a notice was dropped")
            .errorHandler(noErrorHandler())
            .policy(transaction).id("transaction-again").description("Commits all steps or none")
            .bean(PlanNotices.class, "again").id("decide-again").description("Decides only what was held or has a new recipient")
            .bean(ScheduleNotices.class, "notices").id("schedule-again").description("Schedules a delivery task for each notice");
    }
    // @formatter:on
}
