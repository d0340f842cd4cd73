package dk.broen.domain.history;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.ReplacementCpr;
import java.time.Instant;

/**
 * The CPR number of a person with a replacement number is known (HL7 A40, A47): what was said under the number is about {@code citizen}.
 * Nothing is joined: nobody can record facts about a replacement number.
 */
public record CprFound(Cpr citizen, ReplacementCpr replacement, Instant occurredAt) implements HospitalEvent {
    @Override
    public String toString() {
        return "CprFound[" + occurredAt + "]";
    }
}
