package dk.broen.domain.history;

import dk.broen.domain.terms.Cpr;
import java.time.Instant;

/** One thing a hospital told. */
public sealed interface HospitalEvent permits StayEvent, IdentityMerged {
    Cpr citizen();

    Instant occurredAt();
}
