package dk.broen.adapters.due;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the work that is left: for the demo, which moves the clock only when no work is left, and for metrics. Read-only. */
public final class Backlog {
    private final JdbcClient jdbc;

    public Backlog(Database database) {
        this.jdbc = database.jdbc();
    }

    /** Notices that were due at that instant or earlier and have not left. */
    public int pendingDueBy(Instant at) {
        return count("select count(*) from notification where state in ('WAITING', 'SENDING') and due_at <= :at", at);
    }

    /** Due work of any kind: due at that instant or earlier, or in progress. */
    public int workDueBy(Instant at) {
        return count("select count(*) from scheduled_tasks where picked or execution_time <= :at", at);
    }

    /** When the next notice is due; empty when no notice waits. */
    public Optional<Instant> nextDue() {
        return jdbc.sql("select min(due_at) as due from notification where state in ('WAITING', 'SENDING') having min(due_at) is not null")
            .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** Citizens whose notices wait for a consent register. */
    public int heldCitizens() {
        return jdbc.sql("select count(*) from work_item where kind = 'CONSENT_REGISTER_DOWN' and state = 'OPEN'").query(Integer.class)
            .single();
    }

    private int count(String sql, Instant at) {
        return jdbc.sql(sql).param("at", Sql.time(at)).query(Integer.class).single();
    }
}
