package dk.broen.domain.planning;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.routing.Recipients;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides how a coordinator is named to others: an appointed coordinator by name, a stand-in by unit (domain.md §§5, 7). */
final class CoordinatorContact {
    private CoordinatorContact() {}

    /**
     * Finds the coordinator who may be named to a reader. A unit that stands in because of a service of the citizen is named to
     * coordinators only: to others the name would reveal the service. The team and the duty desk of the municipality reveal nothing.
     *
     * @param reader the function of the recipient that reads the notice
     * @param mayBeNamed whether the coordinator may be told of the matter; a coordinator who may not be told is not named
     */
    static Optional<WardAnswer.Contact> of(Recipients recipients, CitizenFacts facts, Municipality municipality, UnitFunction reader,
        Predicate<Candidate> mayBeNamed) {
        return recipients.of(Set.of(UnitFunction.COORDINATOR), facts)
            .stream().filter(candidate -> candidate.after().isEmpty()).filter(mayBeNamed)
            .filter(candidate -> reader.equals(UnitFunction.COORDINATOR) || candidate.appointed()
                || isTeamOrDutyDesk(candidate.unit().id(), municipality))
            .findFirst().map(candidate -> of(candidate, municipality));
    }

    private static boolean isTeamOrDutyDesk(UnitId unit, Municipality municipality) {
        return Stream.of(municipality.coordinatorTeam(), municipality.dutyDesk()).anyMatch(Optional.of(unit)::equals);
    }

    static WardAnswer.Contact of(Candidate candidate, Municipality municipality) {
        String title = municipality.titleOf(UnitFunction.COORDINATOR);
        return candidate.person().filter(person -> candidate.appointed())
            .map(person -> new WardAnswer.Contact(true, person.name(), title, person.phone().or(() -> candidate.unit().phone()),
                person.hours().orElse(candidate.unit().hours())))
            .orElseGet(() -> new WardAnswer.Contact(false, candidate.unit().name(), title, candidate.unit().phone(), candidate.unit()
                .hours()));
    }
}
