package dk.broen.hub.inbox;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.UnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whose notices are a person's own: those to her units that exist today, and to the units whose work these took over. A unit that closed has no
 * notices any more: its successor has them (design.md §3).
 */
@Component
class OwnUnits {
    private final Directory directory;
    private final Clock clock;

    OwnUnits(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    Set<UnitId> of(Person person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), DENMARK);
        return person.units().stream().filter(unit -> directory.unit(unit, today).filter(now -> now.id().equals(unit)).isPresent())
            .flatMap(unit -> directory.recordedAs(unit, List.of(today)).stream()).collect(Collectors.toUnmodifiableSet());
    }

    boolean have(ToldNotice notice, Person person) {
        return of(person).contains(notice.entry().recipient().unit())
            && person.municipality().filter(notice.entry().municipality()::equals).isPresent();
    }
}
