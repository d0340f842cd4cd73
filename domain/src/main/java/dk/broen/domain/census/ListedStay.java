package dk.broen.domain.census;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import java.util.Optional;

/**
 * One inpatient on a list.
 *
 * @param visit the number of the stay, the same as in messages of the hospital
 * @param ward the code of the ward, the same as in messages of the hospital
 * @param planned the expected discharge, if the list has it
 */
public record ListedStay(String visit, Cpr citizen, Optional<String> citizenName, String ward, Optional<String> wardName, Contact contact,
    ListedTime admittedAt, Optional<PlannedDischarge> planned, Optional<MunicipalityCode> municipality) {
    /** What kind of stay it is. */
    public enum Contact {
        INPATIENT(EventType.ADMITTED), EMERGENCY(EventType.EMERGENCY_CONTACT);

        private final EventType beginning;

        Contact(EventType beginning) {
            this.beginning = beginning;
        }

        EventType beginning() {
            return beginning;
        }
    }

    ListedStay with(Optional<PlannedDischarge> other) {
        return new ListedStay(visit, citizen, citizenName, ward, wardName, contact, admittedAt, other, municipality);
    }

    /** The same stay under another of its numbers. */
    ListedStay under(String number) {
        return new ListedStay(number, citizen, citizenName, ward, wardName, contact, admittedAt, planned, municipality);
    }

    @Override
    public String toString() {
        return "ListedStay[" + contact + "]";
    }
}
