package dk.broen.domain.municipality;

import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitId;
import java.util.Set;

/**
 * The units of a region that may be told of the region's own stays: the list of a committee, confirmed by the jurist of the region
 * (domain.md §4).
 *
 * @param version stored with every decision that rests on the list
 * @param on whether the region uses the list
 */
public record OwnRegion(String version, boolean on, Set<UnitId> units, Set<EventType> events) {
    public OwnRegion {
        units = Set.copyOf(units);
        events = Set.copyOf(events);
    }
}
