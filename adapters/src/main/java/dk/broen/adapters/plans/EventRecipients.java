package dk.broen.adapters.plans;

import dk.broen.adapters.postgres.Database;
import dk.broen.domain.history.Flag;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what all notices of an event share: the flags and the units that are told. */
public final class EventRecipients {
    /** Leaves out a unit whose notices were all dropped or given up. */
    private static final String OF_EVENT = """
        select p.flags, d.function, d.unit from plan p
        left join decision d on d.event_id = p.event_id and d.verdict = 'PERMITTED'
          and exists (select 1 from notification n
            where n.event_id = p.event_id and n.decision_id = d.id and n.state in ('PENDING', 'SENT'))
        where p.event_id = :event order by d.place""";

    private final JdbcClient jdbc;

    public EventRecipients(Database database) {
        this.jdbc = database.jdbc();
    }

    /** @param told the units whose notice was sent or waits to be sent */
    public record OfEvent(Set<Flag> flags, List<EventRecipient> told) {
        public OfEvent {
            flags = Set.copyOf(flags);
            told = List.copyOf(told);
        }
    }

    public OfEvent of(OccasionId event) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        List<EventRecipient> told = new ArrayList<>();
        jdbc.sql(OF_EVENT).param("event", event.value()).query(row -> {
            Arrays.stream(row.getString("flags").split(" ")).filter(name -> !name.isEmpty()).map(Flag::valueOf).forEach(flags::add);
            if (row.getString("unit") != null) {
                told.add(new EventRecipient(new UnitFunction(row.getString("function")), new UnitId(row.getString("unit"))));
            }
        });
        return new OfEvent(flags, told);
    }
}
