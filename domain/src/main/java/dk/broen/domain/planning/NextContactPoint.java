package dk.broen.domain.planning;

import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.ContactPoint;
import java.util.List;
import java.util.Optional;

/**
 * Whether a notice that a MedCom receiver did not take, or that came back from a mailbox, a phone or a queue, goes to another contact point of
 * its unit (domain.md §6, ADR 117, 118, 121 and 122). The receiver acknowledges what it takes. So a notice that is given up did not arrive, or
 * arrived at a system that cannot say so.
 */
final class NextContactPoint {
    private NextContactPoint() {}

    /**
     * Whether the entry did not arrive, nobody has answered it all the same (by its pointer), and the unit has a contact point for it at which none of it was given up.
     *
     * @param entries all entries of the recipient
     */
    static boolean takes(Optional<Unit> unit, List<LedgerEntry> entries, LedgerEntry entry) {
        return entry.didNotArrive() && entry.answer().isEmpty()
            && unit.filter(known -> known.isReachableBesides(tried(entries, entry))).isPresent();
    }

    /** Where this was given up, or anything else that says some of it. */
    private static List<ContactPoint> tried(List<LedgerEntry> entries, LedgerEntry entry) {
        return entries.stream().filter(LedgerEntry::didNotArrive)
            .filter(other -> other.equals(entry) || entry.words().repeat(other.words())).flatMap(other -> other.plannedFor().stream())
            .toList();
    }
}
