package dk.broen.adapters.due;

import java.time.Instant;
import java.util.Set;

/** Finds out which citizens to look at after facts about some were written. May be called twice for the same facts. */
@FunctionalInterface
public interface WrittenFactsHandler {
    /**
     * An exception causes a retry; the delay grows with each failure.
     *
     * @param citizenKeys the citizens about whom facts were written together
     * @param at when
     */
    void handle(Set<String> citizenKeys, Instant at);
}
