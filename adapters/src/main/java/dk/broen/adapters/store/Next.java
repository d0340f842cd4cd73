package dk.broen.adapters.store;

import java.time.Instant;

/** What becomes of a piece of due work after it was done. */
public sealed interface Next {
    /** Nothing more. */
    record Done() implements Next {}

    /** Once more, not before that instant. */
    record Again(Instant at) implements Next {}
}
