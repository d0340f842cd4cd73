package dk.broen.domain.matter;

import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MatterKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The death of the citizen: one matter, however many hospitals report it (domain.md §3).
 *
 * @param place the department whose word is told
 * @param elsewhere a department of each other hospital that reports the death
 */
public record Death(MatterKey key, Instant at, Department place, List<Department> elsewhere, boolean oldLoad) implements Matter {
    public Death {
        elsewhere = List.copyOf(elsewhere);
    }

    @Override
    public EventType type() {
        return EventType.DECEASED;
    }

    @Override
    public Death withKey(MatterKey handedOn) {
        return new Death(handedOn, at, place, elsewhere, oldLoad);
    }

    @Override
    public List<Matter> atEachHospital() {
        return Stream.concat(Stream.of(place), elsewhere.stream())
            .<Matter>map(department -> new Death(key, at, department, List.of(), oldLoad))
            .toList();
    }

    @Override
    public String toString() {
        return "Death[" + at + "]";
    }
}
