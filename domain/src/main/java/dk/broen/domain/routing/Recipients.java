package dk.broen.domain.routing;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.terms.UnitFunction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who would be told: the functions that the municipality's rules name and the citizen has or is to have a service with, and the coordinator
 * (domain.md §5). Whether they may be told is the gate's to say; consent only picks among several coordinators.
 */
public final class Recipients {
    private final Units units;
    private final Coordinators coordinators;

    public Recipients(Directory directory, Municipality municipality, LocalDate day) {
        this.units = new Units(directory, municipality.code(), day);
        this.coordinators = new Coordinators(municipality, units, day);
    }

    /** Coordinators first: they hear first and their copy names the others. */
    public List<Candidate> of(Set<UnitFunction> functionsToTell, CitizenFacts facts) {
        List<Candidate> candidates = new ArrayList<>();
        if (functionsToTell.contains(UnitFunction.COORDINATOR)) {
            candidates.addAll(coordinators.of(facts));
        }
        functionsToTell.stream().filter(function -> !function.equals(UnitFunction.COORDINATOR)).sorted()
            .forEach(function -> units.assigned(facts, function).forEach(assigned -> candidates.add(candidate(function, assigned))));
        return candidates;
    }

    private static Candidate candidate(UnitFunction function, Units.Assigned assigned) {
        return new Candidate(function, assigned.unit(), assigned.worker(), Optional.empty(), false,
            List.of("the citizen " + (assigned.active() ? "has " : "is to have ") + function + " at " + assigned.unit().id()));
    }

    /**
     * Services of the citizen in different units on the day, planned ones included: with two or more somebody should coordinate (domain.md
     * §5). Confidential ones do not count: a work item must not hint at them (domain.md §4).
     */
    public long unitsWithServices(CitizenFacts facts) {
        return facts.services().stream().map(service -> service.function()).distinct()
            .filter(function -> !units.directory().confidential().contains(function))
            .flatMap(function -> units.assigned(facts, function).stream()).map(assigned -> assigned.unit().id()).distinct().count();
    }

    /** Whether somebody outside hospital follows up: an appointed coordinator, bostøtte, SKP or a residence. */
    public boolean hasFollowUp(CitizenFacts facts) {
        return coordinators.of(facts).stream().anyMatch(Candidate::appointed)
            || Stream.of(UnitFunction.HOUSING_SUPPORT, UnitFunction.SUPPORT_CONTACT, UnitFunction.RESIDENCE)
                .anyMatch(function -> !units.assigned(facts, function).isEmpty());
    }
}
