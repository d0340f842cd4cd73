package dk.broen.domain.notification;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.schedule.StatutoryHolidays;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a notice goes at this attempt. An address may have been corrected since the notice was planned, so it is looked up again; what is no
 * contact point of the recipient any more is not used (design.md §4.3).
 */
public final class AddressNow {
    private final Directory directory;
    private final CitizenFacts facts;
    private final ChannelChoice channels;
    private final Instant at;
    private final LocalDate day;

    /**
     * @param facts name the staff whose own contact points may be used
     * @param at the moment of the attempt
     */
    public AddressNow(Directory directory, CitizenFacts facts, StatutoryHolidays calendar, Instant at) {
        this.directory = directory;
        this.facts = facts;
        this.channels = new ChannelChoice(calendar);
        this.at = at;
        this.day = LocalDate.ofInstant(at, DENMARK);
    }

    /**
     * The contact point to use now.
     *
     * @param planned the contact point that the plan chose
     * @return the planned one if it is still known, else the first of the same kind, of the person, or of the deputy of an absent one, before
     *     the unit; empty when there is none
     */
    public Optional<ContactPoint> of(ContactPoint planned, RecipientId recipient) {
        return directory.unit(recipient.unit(), day).flatMap(unit -> {
            List<Person> staff = staff(unit, recipient).toList();
            return points(staff, unit).filter(planned::equals).findFirst()
                .or(() -> points(present(staff, recipient), unit).filter(point -> point.getClass() == planned.getClass()).findFirst());
        });
    }

    /** The contact point that was told, even if it is not used for anything else any more; a MedCom receiver where it is now. */
    public ContactPoint told(ContactPoint told, RecipientId recipient) {
        return directory.unit(recipient.unit(), day).map(unit -> unit.now(told)).orElse(told);
    }

    /** The person whom the notice is for; the deputy if that person is absent. */
    private static List<Person> present(List<Person> staff, RecipientId recipient) {
        List<Person> named = staff.stream().filter(person -> recipient.person().filter(person.name()::equals).isPresent()).toList();
        return named.isEmpty() && recipient.person().isPresent() ? staff : named;
    }

    private static Stream<ContactPoint> points(List<Person> staff, Unit unit) {
        return Stream.concat(staff.stream().flatMap(person -> person.contact().stream()), unit.contact().stream());
    }

    /**
     * The recipient, unless it is absent, and the deputy who stands in for it. A unit is also reached through its staff: a person who has
     * nothing but a phone (domain.md §6).
     */
    private Stream<Person> staff(Unit unit, RecipientId recipient) {
        Predicate<Person> addressed = person -> recipient.person().isEmpty() || recipient.person().get().equals(person.name());
        Stream<Person> appointed = facts.appointments().stream().filter(appointment -> appointment.period().holds(day))
            .filter(appointment -> at(unit, appointment.unit()) && addressed.test(appointment.coordinator()))
            .flatMap(appointment -> atWork(appointment, unit));
        Stream<Person> workers = facts.services().stream().filter(service -> !endedBefore(day, service.period()))
            .filter(service -> at(unit, service.unit())).map(ServiceAssignment::worker).flatMap(Optional::stream).filter(addressed);
        return Stream.concat(appointed, workers);
    }

    /** A fact that is recorded for a unit whose work another unit does now is a fact about that unit. */
    private boolean at(Unit unit, UnitId recorded) {
        return directory.unit(recorded, day).filter(unit::equals).isPresent();
    }

    /** Before it begins, a service is planned, and its worker is told (domain.md §3). */
    private static boolean endedBefore(LocalDate day, Period service) {
        return service.until().filter(day::isAfter).isPresent();
    }

    /** Who is absent today is not written to: the deputy is (domain.md §5); and the deputy is not, once the coordinator can be reached. */
    private Stream<Person> atWork(Appointment appointment, Unit unit) {
        Person coordinator = appointment.coordinator();
        boolean absent = appointment.absentOn(day);
        boolean reached = !absent && !coordinator.contact().isEmpty() && channels.isAtWork(coordinator, unit, at);
        return Stream.concat(Stream.of(coordinator).filter(present -> !absent), appointment.deputy().filter(deputy -> !reached).stream());
    }
}
