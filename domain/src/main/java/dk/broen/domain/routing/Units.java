package dk.broen.domain.routing;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.directory.Directory;
import dk.broen.domain.directory.MunicipalityCode;
import dk.broen.domain.directory.Unit;
import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.directory.UnitId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units of one municipality on one day: themselves or their dated successors (domain.md §5). */
record Units(Directory directory, MunicipalityCode municipality, LocalDate day) {
    /** @param worker the citizen's own worker there, if one is named */
    record Assigned(Unit unit, Optional<Person> worker) {}

    Optional<Unit> inMunicipality(UnitId id) {
        return directory.unit(id, day).filter(unit -> unit.municipality().equals(municipality));
    }

    /** Units where the citizen has that service on the day; each once however many contacts there are, the latest begun first. */
    List<Assigned> assigned(CitizenFacts facts, UnitFunction function) {
        Map<UnitId, Assigned> byUnit = new LinkedHashMap<>();
        facts.services().stream().filter(service -> service.function().equals(function) && service.period().holds(day))
            .sorted(Comparator.comparing((ServiceAssignment service) -> service.period().from()).reversed().thenComparing(ServiceAssignment::unit))
            .forEach(service -> inMunicipality(service.unit()).ifPresent(unit -> byUnit.putIfAbsent(unit.id(), new Assigned(unit, service.worker()))));
        return List.copyOf(byUnit.values());
    }
}
