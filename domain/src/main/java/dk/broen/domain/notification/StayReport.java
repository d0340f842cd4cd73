package dk.broen.domain.notification;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.Optional;

/**
 * One event of one stay, as a MedCom HospitalNotification reports it, with how the stay stands afterwards (danish-standards.md §1.3).
 *
 * @param stay for matching only: it is never told
 * @param type what is reported
 * @param activity what is written as the activity. A death has none of its own: it repeats the activity of the report before
 * @param kind how the citizen is there
 * @param start when the stay began
 * @param end when it ended, or the citizen died
 * @param leave the last leave
 * @param hospital the hospital, as the recipient may see it
 * @param department the department, if the recipient may see it
 */
public record StayReport(StayKey stay, EventType type, EventNature nature, Activity activity, Kind kind, State state, Vital vital,
    Instant start, Optional<Instant> end, Optional<Leave> leave, Saying.Hospital hospital, Optional<String> department) {
    /** An event and whether it is an original, a correction or a cancellation. */
    public record Activity(EventType type, EventNature nature) {}

    /** @param end empty: the citizen is on leave */
    public record Leave(Instant start, Optional<Instant> end) {}

    /** How the citizen is at the hospital. */
    public enum Kind { EMERGENCY, INPATIENT }

    /** How the stay stands. */
    public enum State { IN_PROGRESS, ON_LEAVE, FINISHED, IN_ERROR }

    /** {@code ALIVE_AGAIN}: a death that was reported did not happen. */
    public enum Vital { ALIVE, DEAD, ALIVE_AGAIN }

    @Override
    public String toString() {
        return "StayReport[" + nature + " " + type + "]";
    }
}
