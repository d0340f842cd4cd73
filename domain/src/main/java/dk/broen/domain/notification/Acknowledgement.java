package dk.broen.domain.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * Modtaget-svar: what a human answered to a notice, or that a human has read it (domain.md §2).
 *
 * @param by who answered, as the client or the login names the person
 * @param because the reason; always there with {@link Kind#NOT_US}
 */
public record Acknowledgement(Kind kind, Way way, String by, Optional<String> because, Instant at) {
    /** What was answered. The names are stable codes. */
    public enum Kind {
        /** A human opened the notice. It is no answer. */
        SEEN,
        /** "Modtaget": a human has it. */
        RECEIVED,
        /** "Ikke os": the citizen is not theirs. The next of the chain hears it (domain.md §5). */
        NOT_US
    }

    /** By which way the answer came. */
    public enum Way {
        INBOX, QUEUE, REST
    }

    /** Whether it answers the notice. */
    public boolean answers() {
        return kind != Kind.SEEN;
    }

    @Override
    public String toString() {
        return "Acknowledgement[" + kind + " by " + way + " at " + at + "]";
    }
}
