package dk.broen.domain.planning;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitId;
import java.util.stream.Stream;

/** The hours in which recipients work, by which their time to answer runs (domain.md §6). */
final class RecipientHours {
    private final Situation situation;

    RecipientHours(Situation situation) {
        this.situation = situation;
    }

    /** Those of the person if it is one who has hours of its own, else of the unit. */
    OpeningHours of(RecipientId recipient) {
        return situation.directory().unit(recipient.unit(), situation.today()).map(unit -> recipient.person()
            .flatMap(name -> staff(unit).filter(person -> person.name().equals(name)).findFirst()).flatMap(Person::hours)
            .map(own -> own.withClosingDaysOf(unit.hours())).orElse(unit.hours())).orElse(OpeningHours.ALWAYS);
    }

    private Stream<Person> staff(Unit unit) {
        return Stream.concat(situation.facts().appointments().stream().filter(appointment -> isAt(unit, appointment.unit()))
            .map(Appointment::coordinator),
            situation.facts().services().stream().filter(service -> isAt(unit, service.unit()))
                .flatMap(service -> service.worker().stream()));
    }

    private boolean isAt(Unit unit, UnitId recorded) {
        return situation.directory().unit(recorded, situation.today()).filter(unit::equals).isPresent();
    }
}
