package dk.broen.domain.stay;

import dk.broen.domain.citizen.Cpr;
import dk.broen.domain.directory.MunicipalityCode;
import java.time.Instant;
import java.util.Optional;

/**
 * Hændelse: one thing that happened to a stay, from one inbound message (domain.md §3).
 *
 * @param citizenName as sent; told only in {@code FULL} content
 * @param occurredAt clinical time: when it happened, the one shown to people
 * @param sentAt when the hospital said so: a cancellation undoes what was said before it
 * @param municipality as stated by the message (PID-11.9); the citizen register goes before it
 */
public record StayEvent(EventType type, EventNature nature, StayKey stay, Cpr citizen, Optional<String> citizenName, Instant occurredAt,
                        Instant sentAt, Department department, Urgency urgency, Optional<MunicipalityCode> municipality) implements HospitalEvent {

    /** Whether both say the same thing of the stay, whatever message they came in. */
    public boolean sameFact(StayEvent other) {
        return stay.equals(other.stay) && type == other.type && occurredAt.equals(other.occurredAt);
    }

    @Override
    public String toString() {
        return "StayEvent[" + type + " " + nature + " " + occurredAt + "]";
    }
}
