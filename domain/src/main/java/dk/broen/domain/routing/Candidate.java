package dk.broen.domain.routing;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;

/**
 * A recipient that is told if the gate permits it.
 *
 * @param function the function in which the unit is told; a stand-in for the coordinator has the function {@code COORDINATOR}
 * @param person the person at the unit, if one is named
 * @param deputy the person who stands in while {@code person} is not at work
 * @param coordinator the appointed coordinator, also while a deputy is addressed; empty for a stand-in or a service
 * @param steps how the candidate was found, without citizen data
 */
public record Candidate(UnitFunction function, Unit unit, Optional<Person> person, Optional<Person> deputy,
    Optional<Person> coordinator, List<String> steps) {
    public Candidate {
        steps = List.copyOf(steps);
    }

    /** Whether an appointed coordinator is told, and not a stand-in. */
    public boolean appointed() {
        return coordinator.isPresent();
    }

    /**
     * The recipient: the appointed coordinator or the worker, if a full notice can go to contact points of that person, else the unit. A
     * person who has nothing but a phone is an address of the unit (domain.md §6).
     */
    public RecipientId recipient() {
        return new RecipientId(unit.id(), coordinator.or(() -> person)
            .filter(addressed -> addressed.contact().stream().anyMatch(point -> !(point instanceof ContactPoint.Sms))).map(Person::name));
    }
}
