package dk.broen.domain.permission;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.LegalBases;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.OwnRegion;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The question whether a recipient may be told of an event now: everything that a legal basis looks at, and nothing else.
 *
 * @param recordedAs the unit, and the units whose work it has taken over by the day of the event or by now: services and consents may be
 *     recorded for any of them
 * @param hospitalRegions the region of the sending hospital, and a region that has taken it over by the day of the event; empty if the
 *     hospital is unknown
 * @param refusedIn the regions in which a refusal counts: the regions of the hospital, and those that they have taken over by now
 * @param namedOnly whether a consent must name the unit itself: the function is not enough (domain.md §4)
 * @param confidential whether the function needs a consent of its own and leaves no trace (domain.md §4: substance use)
 * @param homeRegion the region of the municipality on the day of the event
 * @param ownRegions the lists of own units of the regions to which both the hospital and the municipality belong on the day of the event
 * @param visits the stay of the event; for a death the stays that it ends
 * @param ownVisits those of the stays at a hospital of the region of the municipality on the day of the event
 * @param occurredAt the clinical time of the event
 * @param lasting whether the matter lasts: an open stay, a present leave, a planned day. Only such a matter is told on the basis of a consent or
 *     a service that began after it (domain.md §4)
 * @param at the moment of planning or of sending; a consent must be valid at {@code at} (domain.md §4)
 */
public record Question(UnitFunction function, UnitId unit, Set<UnitId> recordedAs, boolean namedOnly, boolean confidential,
    MunicipalityCode municipality,
    Set<RegionCode> hospitalRegions, Set<RegionCode> refusedIn, Optional<RegionCode> homeRegion, List<OwnRegion> ownRegions,
    EventType event, List<Visit> visits, List<Visit> ownVisits, CitizenFacts facts, LegalBases bases, Instant occurredAt,
    boolean lasting, Instant at) {

    public Question {
        recordedAs = Set.copyOf(recordedAs);
        hospitalRegions = Set.copyOf(hospitalRegions);
        refusedIn = Set.copyOf(refusedIn);
        ownRegions = List.copyOf(ownRegions);
        visits = List.copyOf(visits);
        ownVisits = List.copyOf(ownVisits);
    }

    /**
     * @param visits the stay of the event; for a death the stays that it ends
     * @param lasting whether the matter lasts: an open stay, a present leave, a planned day
     * @param at the moment of planning or of sending
     */
    public static Question about(UnitFunction function, UnitId unit, Municipality municipality, EventType event, HospitalId hospital,
        List<Visit> visits, Instant occurredAt, boolean lasting, CitizenFacts facts, Directory directory,
        Instant at) {
        LocalDate day = LocalDate.ofInstant(occurredAt, DENMARK);
        LocalDate now = LocalDate.ofInstant(at, DENMARK);
        Set<RegionCode> hospitalRegions = directory.hospital(hospital).map(known -> directory.regionsOf(known, day)).orElse(Set.of());
        Optional<RegionCode> homeRegion = directory.regionOf(municipality.code(), day);
        List<OwnRegion> ownRegions = homeRegion.filter(hospitalRegions::contains)
            .flatMap(region -> Optional.ofNullable(directory.ownRegions().get(region))).stream().toList();
        List<Visit> ownVisits = visits.stream()
            .filter(visit -> homeRegion.filter(region -> visit.at(directory.hospitalsOf(region, day))).isPresent()).toList();
        return new Question(function, unit, directory.recordedAs(unit, List.of(day, now)), directory.namedOnly().contains(function),
            directory.confidential().contains(function),
            municipality.code(), hospitalRegions, directory.withMerged(hospitalRegions, now), homeRegion, ownRegions, event, visits,
            ownVisits, facts, municipality.legalBases(), occurredAt, lasting, at);
    }
}
