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

/** The units of one municipality on one day: each unit, or its successor on that day (domain.md §5). */
record Units(Directory directory, MunicipalityCode municipality, LocalDate day) {
    /**
     * A unit in which the citizen has a service.
     *
     * @param worker the worker of the citizen at the unit, if one is named
     * @param active whether the service has begun; otherwise it is planned
     */
    record Assigned(Unit unit, Optional<Person> worker, boolean active) {}

    Optional<Unit> inMunicipality(UnitId id) {
        return directory.unit(id, day).filter(unit -> unit.municipality().equals(municipality));
    }

    /**
     * The manager of a candidate's unit, who is told in the function of the candidate (domain.md §6). Of a confidential function only one who has it
     * too: else others could read of it (domain.md §9 S5).
     */
    Optional<Candidate> managerOf(Candidate silent) {
        return silent.unit().manager().flatMap(this::inMunicipality)
            .filter(unit -> isOpen(silent.function()) || unit.functions().contains(silent.function()))
            .map(unit -> new Candidate(silent.function(), unit, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of("manager of " + silent.unit().id())));
    }

    private boolean isOpen(UnitFunction function) {
        return !directory.confidential().contains(function) && !directory.namedOnly().contains(function);
    }

    /**
     * The units in which the citizen has a service of the function, active or planned: a unit must be ready before the citizen comes home
     * (domain.md §3). Each unit is listed once, however many services are recorded there. Active services come before planned ones, the
     * latest begun first; of the planned ones the next to begin is first.
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
