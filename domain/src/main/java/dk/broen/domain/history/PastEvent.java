package dk.broen.domain.history;

import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.terms.OccasionId;
import java.util.List;

/**
 * An event that the hub knows.
 *
 * @param notices the notices about the event that have left or still can leave
 */
public record PastEvent(OccasionId id, StayEvent event, List<PastNotice> notices) {
    public PastEvent {
        notices = List.copyOf(notices);
    }
}
