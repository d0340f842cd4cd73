package dk.broen.adapters.facts;

import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact in force, with the author, the reason and the time of its recording.
 *
 * @param municipality whose fact it is
 * @param source the system that it comes from
 * @param sourceId its id in that system
 */
public record RecordedFact(UUID id, Fact fact, MunicipalityCode municipality, String source, Optional<String> sourceId, String by,
    String because, Instant at) {}
