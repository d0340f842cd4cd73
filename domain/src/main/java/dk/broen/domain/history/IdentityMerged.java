package dk.broen.domain.history;

import dk.broen.domain.terms.Cpr;
import java.time.Instant;

/**
 * Two identities were one person (HL7 A40, A47): the stays of {@code retired} are keyed to {@code citizen} from now on. Silent; consents
 * are never joined.
 */
public record IdentityMerged(Cpr citizen, Cpr retired, Instant occurredAt) implements HospitalEvent {}
