package dk.broen.routes.planning;

/** The endpoints of the planning routes. */
final class PlanningEndpoints {
    static final String PLAN = "direct:plan";
    static final String LOOK = "direct:look";
    static final String RECONCILE = "direct:reconcile";

    private PlanningEndpoints() {}
}
