package dk.broen.domain.routing;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who would be told, if it is permitted.
 *
 * @param function the part they play for this citizen; a stand-in for the coordinator is a {@code COORDINATOR}
 * @param person who there, if one is named
 * @param deputy who stands in when the person is not at work
 * @param appointed whether she is an appointed coordinator, not somebody standing in for one
 * @param steps how the candidate was found, without citizen data
 */
public record Candidate(UnitFunction function, Unit unit, Optional<Person> person, Optional<Person> deputy, boolean appointed,
    List<String> steps) {
    public Candidate {
        steps = List.copyOf(steps);
    }
}
