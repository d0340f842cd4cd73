package dk.broen.domain.basis;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.directory.MunicipalityCode;
import dk.broen.domain.directory.RegionCode;
import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.directory.UnitId;
import dk.broen.domain.stay.EventType;
import java.time.Instant;
import java.util.Optional;

/**
 * May this recipient be told this event, now? Everything a basis looks at, and nothing else.
 *
 * @param hospitalRegion the region of the sending hospital
 * @param homeRegion the region the municipality belongs to on the event's date
 * @param occurredAt the event's clinical time; {@code at} the moment of planning or of sending: consent must hold at both (domain.md §4)
 */
public record Question(UnitFunction function, UnitId unit, MunicipalityCode municipality, Optional<RegionCode> hospitalRegion,
                       Optional<RegionCode> homeRegion, EventType event, CitizenFacts facts, LegalBases bases, Instant occurredAt, Instant at) {}
