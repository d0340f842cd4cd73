package dk.broen.adapters.profiles;

import dk.broen.mappings.Interpretation;
import java.util.List;

/** Judges HospitalNotifications by MedCom's profiles. */
public interface ProfileCheck extends AutoCloseable {
    /** What is known of a message. */
    sealed interface Finding {
        /** The message violates nothing, or no profiles are configured. */
        record Conforms() implements Finding {}

        /** @param violations at least one; no text contains a value of the message */
        record Violates(List<Interpretation.Unreadable> violations) implements Finding {
            public Violates {
                violations = List.copyOf(violations);
            }
        }

        /** Nobody could tell. The message must not be accepted. */
        record Undecided(Why why) implements Finding {}
    }

    /** Why nobody could tell. */
    enum Why {
        /** Too many messages wait already. */
        BUSY,
        /** It took longer than a message may take, the waiting included. */
        TOO_SLOW,
        /** The validator failed on this message. */
        FAILED,
        /** The hub stops. */
        STOPPING
    }

    Finding check(byte[] message);

    @Override
    void close();

    /** No profiles are configured: every message counts as conforming, and the hub's own rules decide alone. */
    static ProfileCheck none() {
        return new NoProfiles();
    }
}
