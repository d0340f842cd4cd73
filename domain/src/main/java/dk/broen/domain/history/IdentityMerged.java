package dk.broen.domain.history;

import dk.broen.domain.terms.Cpr;
import java.time.Instant;

/**
 * Two identities are the same person (HL7 A40, A47): the stays of {@code retired} belong to {@code citizen} from now on. Nobody is told.
 * Consents are never joined.
 */
public record IdentityMerged(Cpr citizen, Cpr retired, Instant occurredAt) implements HospitalEvent {}
