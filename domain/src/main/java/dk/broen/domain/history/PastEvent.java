package dk.broen.domain.history;

import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.terms.EventId;
import java.util.List;

/** An event the hub already knows, with the notices that were made of it. */
public record PastEvent(EventId id, StayEvent event, List<PastNotice> notices) {
    public PastEvent {
        notices = List.copyOf(notices);
    }
}
