package dk.broen.domain.routing;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the candidates: the functions that the rules of the municipality name and in which the citizen has an active or planned service,
 * and the coordinator (domain.md §5). The gate decides whether a candidate may be told. A consent is used here only to choose among several
 * coordinators.
 */
public final class Recipients {
    private final LocalDate day;
    private final Units units;
    private final Walk walk;
    private final Coordinators coordinators;

    /** @param walk who is passed over, and who did not answer */
    public Recipients(Directory directory, Municipality municipality, LocalDate day, Walk walk) {
        this.day = day;
        this.units = new Units(directory, municipality.code(), day);
        this.walk = walk;
        this.coordinators = new Coordinators(municipality, units, day, walk);
    }

    /**
     * The candidates, coordinators first: a unit with two functions is told in the first one, and only the notice to a coordinator says who
     * else was told.
     */
    public List<Candidate> of(Set<UnitFunction> functionsToTell, CitizenFacts facts) {
        List<Candidate> candidates = new ArrayList<>();
        if (functionsToTell.contains(UnitFunction.COORDINATOR)) {
            candidates.addAll(coordinators.of(facts));
        }
        functionsToTell.stream().filter(function -> !function.equals(UnitFunction.COORDINATOR)).sorted()
            .forEach(function -> units.assigned(facts, function).stream().map(assigned -> candidate(function, assigned))
                .filter(walk::isAsked).forEach(candidate -> {
                    candidates.add(candidate);
                    manager(candidate).ifPresent(candidates::add);
                }));
        return candidates;
    }

    /** A service has no chain: if its unit does not answer, its manager is told as well. */
    private Optional<Candidate> manager(Candidate candidate) {
        Set<StayKey> silent = walk.silence(candidate);
        return silent.isEmpty() ? Optional.empty() : units.managerOf(candidate).filter(walk::isAsked)
            .map(manager -> manager.after(walk.silenceOf(List.of(candidate), silent)));
    }

    /** The appointed coordinators of the day, for what is planned for that day (domain.md §5). */
    public List<Candidate> appointedOnPlannedDay(CitizenFacts facts) {
        return coordinators.of(facts).stream().filter(Candidate::appointed).filter(candidate -> candidate.after().isEmpty())
            .map(candidate -> candidate.onPlannedDay(day)).toList();
    }

    private static Candidate candidate(UnitFunction function, Units.Assigned assigned) {
        return new Candidate(function, assigned.unit(), assigned.worker(), Optional.empty(), Optional.empty(), Optional.empty(),
            List.of((assigned.active() ? "the citizen has " : "planned for the citizen: ") + function + " at " + assigned.unit().id()));
    }

    /**
     * The number of units in which the citizen has an active or planned service on the day. Two or more need a coordinator (domain.md §5).
     * Confidential functions do not count: a work item must not reveal them (domain.md §4). The GP does not count: that is no department of
     * the municipality.
     */
    public long unitsWithServices(CitizenFacts facts) {
        return facts.services().stream().map(service -> service.function()).distinct()
            .filter(function -> !units.directory().confidential().contains(function) && !function.equals(UnitFunction.GP))
            .flatMap(function -> units.assigned(facts, function).stream()).map(assigned -> assigned.unit().id()).distinct().count();
    }

    /** Whether an appointed coordinator, bostøtte, SKP or a residence is known who can follow up after the stay. */
    public boolean hasFollowUp(CitizenFacts facts) {
        return coordinators.of(facts).stream().anyMatch(Candidate::appointed)
            || Stream.of(UnitFunction.HOUSING_SUPPORT, UnitFunction.SUPPORT_CONTACT, UnitFunction.RESIDENCE)
                .anyMatch(function -> !units.assigned(facts, function).isEmpty());
    }
}
