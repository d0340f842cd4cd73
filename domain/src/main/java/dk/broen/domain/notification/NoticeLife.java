package dk.broen.domain.notification;

import java.time.Instant;
import java.util.Optional;

/** The life of a notice on its channel (domain.md §2). */
public sealed interface NoticeLife {
    /** The reason of a notice that must not leave because another one says it. */
    String REPLACED = "REPLACED";

    /** Never attempted. */
    record Waiting() implements NoticeLife {}

    /**
     * An attempt was made and its outcome is unknown or was a failure: it may have been heard, and is tried again.
     *
     * @param attempts the attempts so far
     * @param last when the last attempt was made
     */
    record Tried(int attempts, Instant last) implements NoticeLife {}

    /** The channel took the notice. */
    record Sent(Instant at) implements NoticeLife {}

    /**
     * The notice must not leave any more.
     *
     * @param reason a stable code
     * @param tried the last attempt before that, if there was one
     */
    record Dropped(String reason, Optional<Instant> tried) implements NoticeLife {}

    /**
     * No further attempt is made; a human has a work item.
     *
     * @param tried the last attempt, if there was one
     */
    record GivenUp(String cause, Optional<Instant> tried) implements NoticeLife {}

    /** When an attempt was last made, so that the recipient may have heard it; empty if it cannot have been heard. */
    default Optional<Instant> attemptedAt() {
        if (this instanceof Tried tried) {
            return Optional.of(tried.last());
        }
        if (this instanceof Sent sent) {
            return Optional.of(sent.at());
        }
        if (this instanceof Dropped dropped) {
            return dropped.tried();
        }
        return this instanceof GivenUp givenUp ? givenUp.tried() : Optional.empty();
    }

    /** Whether the notice can still leave. */
    default boolean pending() {
        return this instanceof Waiting || this instanceof Tried;
    }
}
