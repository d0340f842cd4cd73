package dk.broen.domain.municipality;

import dk.broen.domain.schedule.Digest;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Enhed: a municipal recipient with one or more functions (domain.md §2).
 *
 * @param name as people call the unit
 * @param phone told to a ward or in a mail if no person is named
 * @param period when the unit exists; a unit that closes can name a successor, which does its work from then on (domain.md §5)
 * @param manager the unit that is told when nobody of this one answers (domain.md §6)
 * @param digest when mails to the unit leave that can wait
 */
public record Unit(UnitId id, String name, MunicipalityCode municipality, Set<UnitFunction> functions, Optional<String> phone,
    OpeningHours hours, List<ContactPoint> contact, Period period, Optional<UnitId> successor, Optional<UnitId> manager,
    Digest digest) {
    public Unit {
        functions = Set.copyOf(functions);
        contact = List.copyOf(contact);
    }

    /** A unit without a manager. */
    public Unit(UnitId id, String name, MunicipalityCode municipality, Set<UnitFunction> functions, Optional<String> phone,
        OpeningHours hours, List<ContactPoint> contact, Period period, Optional<UnitId> successor) {
        this(id, name, municipality, functions, phone, hours, contact, period, successor, Optional.empty(), Digest.NONE);
    }

    /** The same unit with that manager. */
    public Unit managedBy(UnitId other) {
        return new Unit(id, name, municipality, functions, phone, hours, contact, period, successor, Optional.of(other), digest);
    }

    /** The same unit, with another time for mails that can wait. */
    public Unit collecting(Digest other) {
        return new Unit(id, name, municipality, functions, phone, hours, contact, period, successor, manager, other);
    }

    /** Where a receiver of this unit is now that was reached at the contact point: a MedCom receiver is its SOR id, and may have moved. */
    public ContactPoint now(ContactPoint reached) {
        return reached instanceof ContactPoint.MedCom before ? contact.stream().filter(ContactPoint.MedCom.class::isInstance)
            .filter(present -> ((ContactPoint.MedCom) present).sor().equals(before.sor())).findFirst().orElse(reached) : reached;
    }

    /** Whether a notice can go to another contact point than these. A phone gets a pointer only, so it replaces nothing but a phone. */
    public boolean isReachableBesides(List<ContactPoint> tried) {
        boolean pointer = tried.stream().allMatch(ContactPoint.Sms.class::isInstance);
        return contact.stream().filter(point -> pointer || !(point instanceof ContactPoint.Sms))
            .anyMatch(point -> tried.stream().map(this::now).noneMatch(point::equals));
    }

    /** The same unit with these contact points only. */
    public Unit reachedBy(List<ContactPoint> points) {
        return new Unit(id, name, municipality, functions, phone, hours, points, period, successor, manager, digest);
    }
}
