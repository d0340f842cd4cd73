package dk.broen.domain.matter;

import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import java.time.Instant;

/** The death of the citizen: one matter, however many hospitals report it (domain.md §3). */
public record Death(MatterKey key, Instant at, Department place) implements Matter {
    @Override
    public EventType type() {
        return EventType.DECEASED;
    }

    @Override
    public Death withKey(MatterKey handedOn) {
        return new Death(handedOn, at, place);
    }

    @Override
    public String toString() {
        return "Death[" + at + "]";
    }
}
