package dk.broen.domain.routing;

import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * What a legal basis names a unit for, without a routing rule (domain.md §4). The gate still decides.
 *
 * @param specialties empty if the basis names stays of any specialty
 * @param stays empty if the basis names no individual stays
 * @param hospitals empty if the basis names stays at any hospital
 * @param because the reason in English, for an engineer, without citizen data
 */
public record NamedFor(Basis basis, Set<EventType> events, Set<Specialty> specialties, Set<StayKey> stays, Set<HospitalId> hospitals,
    String because) {
    public NamedFor {
        events = Set.copyOf(events);
        specialties = Set.copyOf(specialties);
        stays = Set.copyOf(stays);
        hospitals = Set.copyOf(hospitals);
    }

    /**
     * Whether the basis names the unit for the event.
     *
     * @param anyOf the specialties of the event
     * @param ofStays the keys of the stay; for a death those of the stays that it ends
     */
    public boolean names(EventType event, Collection<Specialty> anyOf, Collection<StayKey> ofStays) {
        return events.contains(event)
            && (specialties.isEmpty() || !Collections.disjoint(specialties, anyOf))
            && (stays.isEmpty() || !Collections.disjoint(stays, ofStays))
            && (hospitals.isEmpty() || ofStays.stream().map(StayKey::hospital).anyMatch(hospitals::contains));
    }
}
