package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.routing.Recipients;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How whoever coordinates is named to others: the appointed coordinator by name, somebody standing in by unit (domain.md §5). */
public final class CoordinatorContact {
    private CoordinatorContact() {}

    /**
     * Who stands in because of a service the citizen has there is named to coordinators only: to others it would tell of the service. The
     * municipality's team and duty desk tell nothing.
     *
     * @param reader in which function the notice is read
     * @param mayBeNamed whether the coordinator of that unit may be told of the event: who may not be told is not named either
     */
    public static Optional<WardAnswer.Contact> of(StayEvent event, CitizenFacts facts, Directory directory, Municipality municipality,
        UnitFunction reader, Predicate<UnitId> mayBeNamed) {
        return new Recipients(directory, municipality, LocalDate.ofInstant(event.occurredAt(), DENMARK))
            .of(Set.of(UnitFunction.COORDINATOR), facts)
            .stream().filter(candidate -> mayBeNamed.test(candidate.unit().id()))
            .filter(candidate -> reader.equals(UnitFunction.COORDINATOR) || candidate.appointed()
                || isForAnybody(candidate.unit().id(), municipality))
            .findFirst().map(candidate -> of(candidate, municipality));
    }

    private static boolean isForAnybody(UnitId unit, Municipality municipality) {
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
