package dk.broen.adapters.facts;

import dk.broen.adapters.postgres.Database;
import java.sql.Types;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the citizens whose plan can differ because of a fact. Of a citizen of whom no hospital ever said anything, of whom nobody was ever
 * told, and of whom no task is open, there is nothing to tell, so no fact changes the plan. If such a citizen is admitted, the message is
 * planned with all facts. In doubt the citizen counts: whoever has been in a hospital as far back as the hub remembers. So does a citizen
 * about whom two municipalities have recorded facts, because these can contradict each other.
 */
public final class OpenCitizens {
    private static final String OPEN = """
        select citizen_key from unnest(:citizens::text[]) as concerned (citizen_key)
        where exists (select 1 from stay_event e where e.citizen_key = concerned.citizen_key)
          or exists (select 1 from ledger_entry l where l.citizen_key = concerned.citizen_key)
          or exists (select 1 from work_item w where w.citizen_key = concerned.citizen_key and w.state = 'OPEN')
          or exists (select 1 from scheduled_tasks t where t.task_name = 'look-again'
            and t.task_instance in (concerned.citizen_key, concerned.citizen_key || '/'))
          or (select count(distinct f.municipality) from citizen_fact f
            where f.citizen_key = concerned.citizen_key and f.ended_at is null) > 1""";

    private final JdbcClient jdbc;

    public OpenCitizens(Database database) {
        this.jdbc = database.jdbc();
    }

    /** The caller has locked the citizens, so that no message about them is planned meanwhile. */
    public Set<String> among(Collection<String> citizenKeys) {
        return Set.copyOf(jdbc.sql(OPEN).param("citizens", citizenKeys.toArray(String[]::new), Types.ARRAY).query(String.class).set());
    }
}
