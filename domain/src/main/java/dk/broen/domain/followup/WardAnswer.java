package dk.broen.domain.followup;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.HospitalId;
import java.util.Optional;

/**
 * The answer to the ward (domain.md §5): who the coordinator is, and whether something was not sent for want of consent.
 *
 * @param coordinator whom to talk to; empty when nobody may be named
 * @param askForConsent "not sent: consent missing, ask the citizen". It never says who would have been told.
 */
public record WardAnswer(HospitalId hospital, Optional<Contact> coordinator, boolean askForConsent) {
    /**
     * @param name the coordinator's name, or the unit to contact when none is appointed
     * @param title the municipality's own word for the role
     * @param hours when she or the unit is there
     */
    public record Contact(boolean appointed, String name, String title, Optional<String> phone, OpeningHours hours) {}
}
