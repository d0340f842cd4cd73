package dk.broen.adapters.facts;

import java.time.Instant;
import java.util.UUID;

/** A fact with who told it, why and when. */
public record RecordedFact(UUID id, Fact fact, String by, String because, Instant at) {}
