package dk.broen.domain.notification;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.ContactPoint;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a notice goes at this attempt. An address may have been corrected since the notice was planned, so it is looked up again; what is no
 * contact point of the unit or of its staff any more is not used (design.md §4.3).
 */
public final class AddressNow {
    private AddressNow() {}

    /**
     * The contact point to use now.
     *
     * @param planned the contact point that the plan chose
     * @param facts name the staff whose own contact points may be used
     * @return the planned one if it is still known, else the first of the unit that is of the same kind; empty when there is none
     */
    public static Optional<ContactPoint> of(ContactPoint planned, Unit unit, CitizenFacts facts) {
        Stream<Person> staff = Stream.concat(facts.appointments().stream().flatMap(AddressNow::staff),
            facts.services().stream().map(ServiceAssignment::worker).flatMap(Optional::stream));
        boolean known =
            Stream.concat(unit.contact().stream(), staff.flatMap(person -> person.contact().stream())).anyMatch(planned::equals);
        return known ? Optional.of(planned) : unit.contact().stream().filter(point -> point.getClass() == planned.getClass()).findFirst();
    }

    private static Stream<Person> staff(Appointment appointment) {
        return Stream.concat(Stream.of(appointment.coordinator()), appointment.deputy().stream());
    }
}
