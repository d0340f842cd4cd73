package dk.broen.adapters.history;

import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.util.Set;

/**
 * What is known of a visit number without opening its messages.
 *
 * @param hash the hash of the stay key
 * @param first the clinical time of the first message
 * @param last the clinical time or the time of receipt of the last message, the later one
 * @param types the types of its messages
 * @param lastHappened the message that happened last
 * @param lastSent the message that was sent last
 */
record Visit(String hash, Instant first, Instant last, Set<EventType> types, Message lastHappened, Message lastSent) {
    private static final Set<EventType> ENDS = Set.of(EventType.DISCHARGED, EventType.DECEASED);
    /** A visit with nothing but these is no stay in hospital, and often no end is sent. */
    private static final Set<EventType> OF_CONTACTS = Set.of(EventType.EMERGENCY_CONTACT, EventType.DETAILS_CHANGED);

    /** The type and the nature of a message. */
    record Message(EventType type, EventNature nature) {
        private boolean ends() {
            return ENDS.contains(type) && nature != EventNature.CANCELLATION;
        }
    }

    Visit {
        types = Set.copyOf(types);
    }

    /** Whether a stay under the number may be open. In doubt it may. */
    boolean mayBeOpen() {
        return !(lastHappened.ends() && lastSent.ends()) && !OF_CONTACTS.containsAll(types);
    }

    boolean reportsDeath() {
        return types.contains(EventType.DECEASED);
    }
}
