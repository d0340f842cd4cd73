package dk.broen.domain.routing;

import static java.time.temporal.ChronoUnit.DAYS;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units of one municipality on one day: themselves or their dated successors (domain.md §5). */
record Units(Directory directory, MunicipalityCode municipality, LocalDate day) {
    /**
     * @param worker the citizen's own worker there, if one is named
     * @param active whether the service has begun; else it is planned
     */
    record Assigned(Unit unit, Optional<Person> worker, boolean active) {}

    Optional<Unit> inMunicipality(UnitId id) {
        return directory.unit(id, day).filter(unit -> unit.municipality().equals(municipality));
    }

    /**
     * Units where the citizen has that service on the day or is to have it: who plans must know before the citizen comes home (domain.md
     * §3). Each once however many contacts there are; the latest begun first, the planned ones last, soonest first.
     */
    List<Assigned> assigned(CitizenFacts facts, UnitFunction function) {
        Map<UnitId, Assigned> byUnit = new LinkedHashMap<>();
        facts.services().stream().filter(service -> service.function().equals(function))
            .filter(service -> service.period().holds(day) || planned(service))
            .sorted(Comparator.comparingLong((ServiceAssignment service) -> Math.abs(DAYS.between(day, service.period().from())))
                .thenComparing(ServiceAssignment::unit))
            .sorted(Comparator.comparing(this::planned))
            .forEach(service -> inMunicipality(service.unit())
                .ifPresent(unit -> byUnit.putIfAbsent(unit.id(), new Assigned(unit, service.worker(), !planned(service)))));
        return List.copyOf(byUnit.values());
    }

    private boolean planned(ServiceAssignment service) {
        return service.period().from().isAfter(day);
    }
}
