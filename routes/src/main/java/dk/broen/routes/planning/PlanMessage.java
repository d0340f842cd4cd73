package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.PLAN;
import static dk.broen.routes.planning.PlanningEndpoints.PLAN_AGAIN;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * One message, one database transaction: journal, history, plan and outbox, all or none (design.md §4.2). No step stops the route: a
 * stopped exchange is not tried again when its commit fails.
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
        from(PLAN).routeId("plan-message").description("One message, one transaction")
            .errorHandler(noErrorHandler())
            .policy(transaction).id("transaction").description("All or none")
            .bean(Interpret.class).id("interpret").description("Wire format to event")
            .bean(Correlate.class).id("correlate").description("Journal, duplicates, stay history")
            .filter(body().isInstanceOf(KnownEvent.class)).id("something-to-plan")
                .description("Otherwise a duplicate, a merge or unreadable: it ends here")
                .bean(PlanNotices.class, "plan").id("decide").description("Who, may they, where, when, what")
                .bean(ScheduleNotices.class, "all").id("schedule").description("Due work for the outbox")
            .end();

        from(PLAN_AGAIN).routeId("plan-again").description("What was held for the consent register is asked again")
            .errorHandler(noErrorHandler())
            .policy(transaction).id("transaction-again").description("All or none")
            .bean(PlanNotices.class, "again").id("decide-again").description("Only what was held")
            .bean(ScheduleNotices.class, "notices").id("schedule-again").description("Due work for the outbox");
    }
    // @formatter:on
}
