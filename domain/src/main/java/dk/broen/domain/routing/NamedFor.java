package dk.broen.domain.routing;

import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Visit;
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
     * @param visits the stay of the event; for a death those that it concerns, of which one must be all that the basis names
     */
    public boolean names(EventType event, Collection<Visit> visits) {
        return events.contains(event) && visits.stream().anyMatch(this::names);
    }

    private boolean names(Visit visit) {
        return (specialties.isEmpty() || !Collections.disjoint(specialties, visit.specialties()))
            && (stays.isEmpty() || !Collections.disjoint(stays, visit.numbers()))
            && (hospitals.isEmpty() || visit.at(hospitals));
    }
}
