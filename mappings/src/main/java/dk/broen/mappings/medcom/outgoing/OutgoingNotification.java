package dk.broen.mappings.medcom.outgoing;

import dk.broen.domain.notification.StayReport;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.NotificationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A HospitalNotification before it is written.
 *
 * @param notice the notice that the message carries: it is the MessageHeader.id, the same at each attempt (danish-standards.md §1.7)
 * @param before the reports of the stay that the receiver got or may have got, in order
 * @param hospitalSor the SOR id of the hospital
 * @param at when this attempt leaves
 */
public record OutgoingNotification(NotificationId notice, MedComParty sender, MedComParty receiver, Cpr citizen,
    Optional<String> citizenName, List<Earlier> before, StayReport report, String hospitalSor, Instant at) {
    /** @param at when it was sent last */
    public record Earlier(NotificationId notice, StayReport report, Instant at) {}

    public OutgoingNotification {
        before = List.copyOf(before);
    }

    /** The first message about the stay to this receiver. It gives the stay its id there: the id of the hospital is not told. */
    NotificationId first() {
        return before.isEmpty() ? notice : before.get(0).notice();
    }

    @Override
    public String toString() {
        return "OutgoingNotification[" + notice + "]";
    }
}
