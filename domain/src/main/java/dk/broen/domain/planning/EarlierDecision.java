package dk.broen.domain.planning;

import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A decision of an earlier planning of the same event. If the event is planned again, each unit is still told at most once (domain.md §5),
 * and a unit that was not a candidate before is decided about.
 */
public record EarlierDecision(UnitFunction function, UnitId unit, NoticeKind kind, State state) {
    /** What became of the decision. */
    public enum State {
        /** A notice was sent, waits to be sent, or was given up. An SMS pointer alone does not count if a fuller notice was planned. */
        TOLD,
        /** The decision waits for the consent register. */
        HELD,
        /** The unit was told in another function. */
        TOLD_IN_OTHER_FUNCTION,
        /** The decision is final and no notice is to leave. */
        SETTLED
    }

    /** Whether both decisions are about the same unit, function and kind of notice. */
    public boolean isOf(Decision decision) {
        return function.equals(decision.function()) && unit.equals(decision.unit()) && kind == decision.kind();
    }

    /**
     * The decisions of the new plan that were not made before. Each is added, or replaces an earlier decision that is {@link #isOpen open}.
     */
    public static List<Decision> newlyDecided(List<EarlierDecision> before, Plan now) {
        Set<UnitId> told = before.stream().filter(earlier -> earlier.state() == State.TOLD).map(EarlierDecision::unit)
            .collect(Collectors.toSet());
        return now.decisions().stream()
            .filter(decision -> before.stream().filter(earlier -> earlier.isOf(decision)).allMatch(EarlierDecision::isOpen))
            .map(decision -> told.contains(decision.unit()) ? toldAlready(decision) : decision).toList();
    }

    /** Whether the decision is held and the unit is not a candidate any more. */
    public boolean lapses(Plan now) {
        return state == State.HELD && now.decisions().stream().noneMatch(this::isOf);
    }

    /** Whether planning again may replace the decision. */
    public boolean isOpen() {
        return switch (state) {
            case HELD, TOLD_IN_OTHER_FUNCTION -> true;
            case TOLD, SETTLED -> false;
        };
    }

    private static Decision toldAlready(Decision decision) {
        if (!(decision.verdict() instanceof Verdict.Permitted)) {
            return decision;
        }
        String because = decision.unit() + " was already told when the event was planned before";
        List<String> steps = new ArrayList<>(decision.steps());
        steps.add(because);
        return new Decision(decision.function(), decision.unit(), decision.municipality(), decision.kind(),
            new Verdict.NotConcerned(NotConcernedReason.TOLD_IN_OTHER_FUNCTION, List.of(because)), List.of(), steps);
    }
}
