package dk.broen.adapters.postgres;

import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventId;

/** Seals and opens stay events for the column {@code sealed_event}. */
public final class SealedStayEvents {
    private final SealedJson sealed;

    public SealedStayEvents(Keys keys) {
        this.sealed = new SealedJson(keys.seal());
    }

    public byte[] seal(EventId id, StayEvent event) {
        return sealed.seal(event, context(id));
    }

    public StayEvent open(EventId id, byte[] bytes) {
        return sealed.open(bytes, StayEvent.class, context(id));
    }

    private static String context(EventId id) {
        return "stay_event.event/" + id;
    }
}
