package dk.broen.adapters.postgres;

import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.OccasionId;

/** Seals and opens stay events for the column {@code sealed_event}. */
public final class SealedStayEvents {
    private final SealedJson sealed;

    public SealedStayEvents(Keys keys) {
        this.sealed = new SealedJson(keys.seal());
    }

    public byte[] seal(OccasionId id, StayEvent event) {
        return sealed.seal(event, context(id));
    }

    public StayEvent open(OccasionId id, byte[] bytes) {
        return sealed.open(bytes, StayEvent.class, context(id));
    }

    private static String context(OccasionId id) {
        return "stay_event.event/" + id;
    }
}
