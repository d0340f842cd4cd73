package dk.broen.adapters.due;

import java.time.Instant;

/** Says what happens to due work after its handler has returned. */
public sealed interface TaskOutcome {
    /** The work is done and is removed. */
    record Done() implements TaskOutcome {}

    /** The handler is called again at that instant or later. */
    record Again(Instant at) implements TaskOutcome {}
}
