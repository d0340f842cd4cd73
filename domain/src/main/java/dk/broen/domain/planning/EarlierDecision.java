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
 * What stands of an earlier planning of the same event. Planned again, an event still is told at most once to each unit (domain.md §5),
 * and whoever was no candidate then is told now.
 */
public record EarlierDecision(UnitFunction function, UnitId unit, NoticeKind kind, State state) {
    /** How firmly it stands. */
    public enum State {
        /** A notice has left or is about to; a pointer alone does not count where there was more to say. */
        TOLD,
        /** Waits for the consent register. */
        HELD,
        /** The unit was told in another function. */
        TOLD_IN_OTHER_FUNCTION,
        /** Decided, and nothing is to leave. */
        SETTLED
    }

    /** Whether it is about the same candidate. */
    public boolean isOf(Decision decision) {
        return function.equals(decision.function()) && unit.equals(decision.unit()) && kind == decision.kind();
    }

    /** What the new plan decides that was not decided before: to be kept beside, or instead of what is {@link #isOpen open}. */
    public static List<Decision> newlyDecided(List<EarlierDecision> before, Plan now) {
        Set<UnitId> told = before.stream().filter(standing -> standing.state() == State.TOLD).map(EarlierDecision::unit)
            .collect(Collectors.toSet());
        return now.decisions().stream()
            .filter(decision -> before.stream().filter(standing -> standing.isOf(decision)).allMatch(EarlierDecision::isOpen))
            .map(decision -> told.contains(decision.unit()) ? toldAlready(decision) : decision).toList();
    }

    /** Held, and no candidate any more. */
    public boolean lapses(Plan now) {
        return state == State.HELD && now.decisions().stream().noneMatch(this::isOf);
    }

    /** Whether planning again may decide it anew. */
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
        String because = decision.unit() + " was told already when this was planned first";
        List<String> steps = new ArrayList<>(decision.steps());
        steps.add(because);
        return new Decision(decision.function(), decision.unit(), decision.municipality(), decision.kind(),
            new Verdict.NotConcerned(NotConcernedReason.TOLD_IN_OTHER_FUNCTION, List.of(because)), List.of(), steps);
    }
}
