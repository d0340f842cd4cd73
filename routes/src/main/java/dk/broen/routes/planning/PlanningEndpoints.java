package dk.broen.routes.planning;

/** The endpoints of the planning routes. */
final class PlanningEndpoints {
    static final String PLAN = "direct:plan";
    static final String READ = "direct:read";
    static final String ROUND = "direct:round";
    static final String ALONE = "direct:alone";
    static final String LOOK = "direct:look";
    static final String RECONCILE = "direct:reconcile";

    private PlanningEndpoints() {}
}
