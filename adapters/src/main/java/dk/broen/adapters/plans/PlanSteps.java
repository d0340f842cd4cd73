package dk.broen.adapters.plans;

import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import java.util.List;

/**
 * All steps of a plan. They are sealed together, because they are read together (design.md §4.8).
 *
 * @param plan what is true, who should know, and the difference
 * @param decisions of each decision, in their places: how the recipient was found and what the gate found
 * @param notices of each notice, in their places: how the channels were chosen
 */
public record PlanSteps(List<String> plan, List<List<String>> decisions, List<List<String>> notices) {
    public PlanSteps {
        plan = List.copyOf(plan);
        decisions = decisions.stream().map(List::copyOf).toList();
        notices = notices.stream().map(List::copyOf).toList();
    }

    static PlanSteps of(Plan plan) {
        return new PlanSteps(plan.steps(), plan.decisions().stream().map(Decision::steps).toList(),
            plan.notices().stream().map(Plan.Notice::steps).toList());
    }

    static PlanSteps only(String because) {
        return new PlanSteps(List.of(because), List.of(), List.of());
    }
}
