package dk.broen.domain.planning;

import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.ContactPoint;
import java.util.Optional;

/**
 * Whether a notice that a MedCom receiver did not take goes to another contact point of its unit (domain.md §6). A system that acknowledges
 * says that it did not take the notice, or was asked again until the end: so the unit is told elsewhere.
 */
final class NextContactPoint {
    private NextContactPoint() {}

    /** Whether the entry was given up by MedCom only, and the unit has another contact point for a full notice. */
    static boolean takes(Optional<Unit> unit, LedgerEntry entry) {
        return entry.givenUp() && entry.plannedFor().stream().allMatch(ContactPoint.MedCom.class::isInstance)
            && unit.filter(known -> known.isReachableBesides(entry.plannedFor())).isPresent();
    }
}
