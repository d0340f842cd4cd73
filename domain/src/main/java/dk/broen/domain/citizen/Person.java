package dk.broen.domain.citizen;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.ContactPoint;
import java.util.List;
import java.util.Optional;

/**
 * A member of municipal staff, as the citizen's ward and colleagues know her.
 *
 * @param phone as written for people, E.164
 * @param hours when she is at work; empty means the hours of her unit
 * @param contact her own contact points, tried before her unit's and only while she is at work (domain.md §6)
 */
public record Person(String name, Optional<String> phone, Optional<OpeningHours> hours, List<ContactPoint> contact) {
    public Person {
        contact = List.copyOf(contact);
    }
}
