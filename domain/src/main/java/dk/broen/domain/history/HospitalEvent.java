package dk.broen.domain.history;

import dk.broen.domain.terms.Cpr;
import java.time.Instant;

/** An event that a hospital reported. */
public sealed interface HospitalEvent permits StayEvent, IdentityMerged, CprFound {
    Cpr citizen();

    Instant occurredAt();
}
