package dk.broen.domain.citizen;

import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.Set;

/**
 * A discharge agreement or a coordination plan of psychiatry and municipality, with its parties (psykiatriloven §§ 13 a–13 c; domain.md §4).
 *
 * @param functions the parties that are named as a function
 * @param units the parties that are named as an individual unit
 * @param clinician the clinician who recorded that the parties must be told; never shown in the steps of a decision
 * @param necessity why it is necessary, in the words of the clinician; never shown in the steps of a decision
 * @param municipality the parties belong to this municipality
 * @param period the days on which the agreement holds, both included
 */
public record Agreement(Kind kind, Set<UnitFunction> functions, Set<UnitId> units, String clinician, String necessity,
    MunicipalityCode municipality, Period period) {
    /** The two forms that psykiatriloven names. */
    public enum Kind {
        /** Udskrivningsaftale: the citizen takes part (§ 13 a). */
        DISCHARGE_AGREEMENT("discharge agreement"),
        /** Koordinationsplan: the citizen does not take part (§ 13 b). */
        COORDINATION_PLAN("coordination plan");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** @throws IllegalArgumentException if no party, no clinician, no necessity or no last day is named */
    public Agreement {
        functions = Set.copyOf(functions);
        units = Set.copyOf(units);
        if (functions.isEmpty() && units.isEmpty()) {
            throw new IllegalArgumentException("parties: is empty; name at least one function or unit");
        }
        Required.text("clinician", clinician, "name the clinician who recorded the necessity (psykiatriloven § 13 c)");
        Required.text("necessity", necessity, "say why the parties must be told (psykiatriloven § 13 c)");
        Required.lastDay(period);
    }

    public boolean names(UnitFunction function, UnitId unit) {
        return functions.contains(function) || units.contains(unit);
    }
}
