package dk.broen.domain.stay;

import dk.broen.domain.notification.PastNotice;
import java.util.List;

/** An event the hub already knows, with the notices that were made of it. */
public record PastEvent(EventId id, StayEvent event, List<PastNotice> notices) {
    public PastEvent {
        notices = List.copyOf(notices);
    }
}
