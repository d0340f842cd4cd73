package dk.broen.domain.routing;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;

/**
 * A recipient that is told if the gate permits it.
 *
 * @param function the function in which the unit is told; a stand-in for the coordinator has the function {@code COORDINATOR}
 * @param person the person at the unit, if one is named
 * @param deputy the person who stands in while {@code person} is not at work
 * @param appointed whether the person is an appointed coordinator and not a stand-in
 * @param steps how the candidate was found, without citizen data
 */
public record Candidate(UnitFunction function, Unit unit, Optional<Person> person, Optional<Person> deputy, boolean appointed,
    List<String> steps) {
    public Candidate {
        steps = List.copyOf(steps);
    }
}
