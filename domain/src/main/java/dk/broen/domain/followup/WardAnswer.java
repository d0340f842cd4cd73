package dk.broen.domain.followup;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import java.util.Optional;

/**
 * The answer to the ward (domain.md §5): the name of the coordinator, and whether a notice was not sent because a consent is missing.
 *
 * @param stay the stay that the answer is about
 * @param inReplyTo the message that the answer answers
 * @param coordinator whom the ward can contact; empty if nobody may be named
 * @param askForConsent whether the ward should ask the citizen for consent. The answer never says which unit was not told
 */
public record WardAnswer(HospitalId hospital, StayKey stay, OccasionId inReplyTo, Optional<Contact> coordinator, boolean askForConsent) {
    /**
     * The coordinator, or the unit to contact.
     *
     * @param name the name of the coordinator, or of the unit to contact if no coordinator is appointed
     * @param title the word of the municipality for a coordinator
     * @param hours when the person or the unit can be reached
     */
    public record Contact(boolean appointed, String name, String title, Optional<String> phone, OpeningHours hours) {}

    /** Whether the ward would read the same. */
    public boolean sameAs(WardAnswer other) {
        return coordinator.equals(other.coordinator) && askForConsent == other.askForConsent;
    }
}
