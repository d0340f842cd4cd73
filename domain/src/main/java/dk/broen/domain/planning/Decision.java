package dk.broen.domain.planning;

import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;

/**
 * The decision whether one recipient may be told one matter.
 *
 * @param event the event type of the matter
 * @param steps how the recipient was found and what the gate found; without citizen data
 */
public record Decision(MatterKey matter, EventType event, UnitFunction function, UnitId unit, MunicipalityCode municipality,
    Verdict verdict,
    List<String> steps) {
    public Decision {
        steps = List.copyOf(steps);
    }

    /**
     * What is compared to see whether a decision changed.
     *
     * @param verdict the verdict with its reason, or with its basis and rule
     */
    public record Mark(MatterKey matter, UnitFunction function, UnitId unit, String verdict) {
        private static final String HELD = "HELD";

        /** Whether the decision waits for a consent register. */
        public boolean held() {
            return verdict.equals(HELD);
        }
    }

    public Mark mark() {
        return new Mark(matter, function, unit, summary());
    }

    private String summary() {
        if (verdict instanceof Verdict.Permitted permitted) {
            return "PERMITTED " + permitted.basis() + " " + permitted.rule();
        }
        if (verdict instanceof Verdict.Withheld withheld) {
            return "WITHHELD " + withheld.reason();
        }
        if (verdict instanceof Verdict.NotConcerned notConcerned) {
            return "NOT_CONCERNED " + notConcerned.reason();
        }
        if (verdict instanceof Verdict.Held) {
            return Mark.HELD;
        }
        throw new IllegalStateException("unknown verdict " + verdict.getClass().getName());
    }
}
