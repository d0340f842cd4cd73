package dk.broen.domain.citizen;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.ContactPoint;
import java.util.List;
import java.util.Optional;

/**
 * A member of municipal staff.
 *
 * @param phone as people read it
 * @param hours working hours; empty means the opening hours of the unit
 * @param contact the person's own contact points, used before those of the unit and only in working hours (domain.md §6)
 */
public record Person(String name, Optional<String> phone, Optional<OpeningHours> hours, List<ContactPoint> contact) {
    public Person {
        contact = List.copyOf(contact);
    }

    /** Whether a full notice can go to contact points of the person: who has nothing but a phone is an address of the unit (domain.md §6). */
    public boolean addressed() {
        return contact.stream().anyMatch(point -> !(point instanceof ContactPoint.Sms));
    }

    /** The same person with these contact points only. */
    public Person reachedBy(List<ContactPoint> points) {
        return new Person(name, phone, hours, points);
    }
}
