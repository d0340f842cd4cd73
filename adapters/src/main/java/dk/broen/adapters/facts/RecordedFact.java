package dk.broen.adapters.facts;

import java.time.Instant;
import java.util.UUID;

/** A fact with the author, the reason and the time of its recording. */
public record RecordedFact(UUID id, Fact fact, String by, String because, Instant at) {}
