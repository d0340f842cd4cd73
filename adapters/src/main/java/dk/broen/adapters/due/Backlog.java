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

    /**
     * Work that is due at that instant or earlier, or in progress: looks at citizens, and the notices that can leave. A notice that waits for
     * an earlier one of its lane does not count, as when it is claimed.
     */
    public int workDueBy(Instant at) {
        return count("""
            select (select count(*) from scheduled_tasks where picked or execution_time <= :at)
              + (select count(*) from notification where lease_until > clock_timestamp())
              + (select count(*) from (select from notification n cross join lateral (
                    select first.seq from notification first where first.lane = n.lane and first.state in ('WAITING', 'SENDING')
                      and not (first.collected and first.attempts = 0 and first.due_at > :at)
                    order by first.seq limit 1) head
                  where n.state in ('WAITING', 'SENDING') and n.next_attempt_at <= :at and head.seq = n.seq
                    and (n.lease_until is null or n.lease_until <= clock_timestamp()) limit 100) heads)""", at);
    }

    /**
     * When the next notice is due or the next citizen is looked at again; empty when nothing waits. A citizen who waits for a consent register
     * does not count, because that look only asks the register again.
     */
    public Optional<Instant> nextDue() {
        return jdbc.sql("""
            select min(due) as due from (
              select due_at as due from notification where state in ('WAITING', 'SENDING')
              union all select execution_time from scheduled_tasks where task_name = 'look-again' and not exists (
                select 1 from work_item where kind = 'CONSENT_REGISTER_DOWN' and state = 'OPEN'
                  and citizen_key = split_part(task_instance, '/', 1))) waiting
            having min(due) is not null""").query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
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
