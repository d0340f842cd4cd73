package dk.broen.domain.planning;

import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;

/**
 * One matter that one recipient should know, and whether it may know it.
 *
 * @param stay the stay of the matter; empty for a death
 * @param function the function in which the recipient is told
 * @param verdict the verdict for that function
 * @param decisions the decisions for all functions of the recipient that the matter concerns
 */
record Concern(Matter matter, Optional<Stay> stay, UnitFunction function, Verdict verdict, List<Decision> decisions) {
    Concern {
        decisions = List.copyOf(decisions);
    }

    /** The same concern and verdict, about the matter as it is at another hospital. */
    Concern about(Matter there) {
        return new Concern(there, stay, function, verdict, decisions);
    }

    boolean permitted() {
        return verdict instanceof Verdict.Permitted;
    }

    boolean held() {
        return verdict instanceof Verdict.Held;
    }
}
