package dk.broen.routes.planning;

/** The endpoints of the planning routes. */
final class PlanningEndpoints {
    static final String PLAN = "direct:plan";
    static final String PLAN_AGAIN = "direct:plan-again";

    private PlanningEndpoints() {}
}
