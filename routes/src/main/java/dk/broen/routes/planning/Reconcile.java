package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.RECONCILE;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The mission as a route: who should know what is true and was not told, and may they know it (design.md §3)? Each step maps a batch of
 * looks; each caller gives its own transaction.
 */
@Component
class Reconcile extends RouteBuilder {
    @Override
    public void configure() {
        from(RECONCILE).routeId("planning").description("What is true, who should know it, who was told: the difference is the plan")
            .errorHandler(noErrorHandler())
            .bean(TrueNow.class).id("what-is-true").description("What is true of the citizen's stays, and who was told")
            .bean(PlanStages.class, "municipality").id("municipality").description("Which municipality acts today?")
            .bean(PlanStages.class, "recipients").id("coordinator-and-recipients").description("Who coordinates, and who has a part?")
            .bean(PlanStages.class, "permissions").id("may-they-know").description("May they know? Denied unless a legal basis says yes")
            .bean(PlanStages.class, "disclosure").id("what-they-may-see").description("What may each of them see?")
            .bean(PlanStages.class, "difference").id("channel-and-hour").description("What was not told yet, by which channel and when?")
            .bean(KeepPlan.class).id("plan-kept").description("Stores the plan and schedules its notices");
    }
}
