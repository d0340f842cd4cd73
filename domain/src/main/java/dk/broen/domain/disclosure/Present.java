package dk.broen.domain.disclosure;

import java.time.Instant;
import java.util.Optional;

/**
 * How things stand now, over all stays that the recipient may know of (design.md §3). It never says that the citizen is at home or is not
 * admitted, because another stay can be open that the recipient may not know of.
 *
 * @param since when the open stay or the leave began; empty for the other states or if it is not known
 */
public record Present(State state, Optional<Instant> since) {
    /** The states that a recipient can read. */
    public enum State {
        /** A stay that the recipient may know of is open. */
        ADMITTED,
        /** All open stays that the recipient may know of are on leave. */
        ON_LEAVE,
        /** The citizen is discharged from every stay that the recipient may know of. */
        DISCHARGED,
        DEAD;

        /** Whether a stay is open. */
        public boolean open() {
            return this == ADMITTED || this == ON_LEAVE;
        }
    }
}
