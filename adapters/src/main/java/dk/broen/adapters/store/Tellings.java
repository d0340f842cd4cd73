package dk.broen.adapters.store;

import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.directory.UnitId;
import dk.broen.domain.stay.EventId;
import dk.broen.domain.stay.Flag;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the plan of an event said to all its recipients together: the flags, and who may be told. */
public final class Tellings {
    private final JdbcClient jdbc;

    public Tellings(Database database) {
        this.jdbc = database.jdbc();
    }

    public record OfEvent(Set<Flag> flags, List<Told> permitted) {
        public OfEvent {
            flags = Set.copyOf(flags);
            permitted = List.copyOf(permitted);
        }
    }

    public OfEvent of(EventId event) {
        Set<Flag> flags = jdbc.sql("select flags from plan where event_id = :event").param("event", event.value()).query(String.class).optional().stream()
            .flatMap(names -> Arrays.stream(names.split(" "))).filter(name -> !name.isEmpty()).map(Flag::valueOf).collect(Collectors.toSet());
        List<Told> permitted = jdbc.sql("select function, unit from decision where event_id = :event and verdict = 'PERMITTED' order by place")
            .param("event", event.value())
            .query((row, number) -> new Told(new UnitFunction(row.getString("function")), new UnitId(row.getString("unit")))).list();
        return new OfEvent(flags, permitted);
    }
}
