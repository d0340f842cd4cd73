package dk.broen.adapters.due;

import java.time.Instant;

/** What becomes of a piece of due work after it was done. */
public sealed interface TaskOutcome {
    /** Nothing more. */
    record Done() implements TaskOutcome {}

    /** Once more, not before that instant. */
    record Again(Instant at) implements TaskOutcome {}
}
