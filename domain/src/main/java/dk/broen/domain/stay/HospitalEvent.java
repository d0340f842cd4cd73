package dk.broen.domain.stay;

import dk.broen.domain.citizen.Cpr;
import java.time.Instant;

/** One thing a hospital told. */
public sealed interface HospitalEvent permits StayEvent, IdentityMerged {
    Cpr citizen();

    Instant occurredAt();
}
