package dk.broen.adapters.outbox;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedStayEvents;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox: one row for each notice and channel (design.md §4.3). {@link #claim} and the call that settles the notice must be in one
 * transaction, so that two workers do not send the same notice.
 */
public final class Outbox {
    private static final String CLAIM = """
        select n.*, j.reference as event_reference, s.sealed_event, d.kind, d.basis, d.rule,
          (select max(earlier.next_attempt_at) from notification earlier
            where earlier.lane = n.lane and earlier.seq < n.seq and earlier.state = 'PENDING') as predecessor_attempt
        from notification n join journal j using (event_id) join stay_event s using (event_id) left join decision d on d.id = n.decision_id
        where n.id = :id and n.state = 'PENDING'""";

    private final JdbcClient jdbc;
    private final SealedStayEvents events;
    private final OutboxRows rows;

    public Outbox(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.events = new SealedStayEvents(keys);
        this.rows = new OutboxRows(database, keys);
    }

    /**
     * Locks a notice until the transaction ends. Waits for another transaction that holds the lock.
     *
     * @return the notice; empty when it was sent, dropped or given up, or does not exist
     */
    public Optional<DueNotification> claim(NotificationId id) {
        // locks first and reads afterwards, so that the read sees what the other transaction committed, also in other rows
        Optional<UUID> locked = jdbc.sql("select id from notification where id = :id and state = 'PENDING' for update")
            .param("id", id.value())
            .query(UUID.class).optional();
        return locked.flatMap(pending -> jdbc.sql(CLAIM).param("id", pending).query((row, number) -> due(row)).optional());
    }

    /**
     * The notice was sent.
     *
     * @param at when it was sent
     */
    public void sent(NotificationId id, Instant at) {
        settle(id, "SENT", null, at);
    }

    /**
     * The notice must not be sent any more.
     *
     * @param reason a stable code
     */
    public void dropped(NotificationId id, String reason, Instant at) {
        settle(id, "DROPPED", reason, at);
    }

    /**
     * The notice could not be delivered.
     *
     * @param reason a stable code
     */
    public void givenUp(NotificationId id, String reason, Instant at) {
        settle(id, "GIVEN_UP", reason, at);
    }

    /**
     * An attempt failed and another one follows.
     *
     * @param attempts the number of failed attempts, including this one
     * @param errorCode why the attempt failed, as a word without citizen data
     */
    public void retryAt(NotificationId id, int attempts, Instant next, String errorCode) {
        requireOneRow(id, jdbc.sql("""
                update notification set attempts = :attempts, next_attempt_at = :next, state_reason = :reason
                where id = :id and state = 'PENDING'""")
            .param("attempts", attempts).param("next", Sql.time(next)).param("reason", errorCode).param("id", id.value()).update());
    }

    /** The notice is to be sent later; this is not counted as an attempt. */
    public void postponed(NotificationId id, Instant next) {
        requireOneRow(id, jdbc.sql("update notification set next_attempt_at = :next where id = :id and state = 'PENDING'")
            .param("next", Sql.time(next)).param("id", id.value()).update());
    }

    private void settle(NotificationId id, String state, @Nullable String reason, Instant at) {
        requireOneRow(id, jdbc.sql("""
                update notification set state = :state, state_reason = :reason, settled_at = :at,
                  attempts = attempts + case when :state = 'DROPPED' then 0 else 1 end
                where id = :id and state = 'PENDING'""")
            .param("state", state).param("reason", reason, Types.VARCHAR).param("at", Sql.time(at)).param("id", id.value()).update());
    }

    private static void requireOneRow(NotificationId id, int rows) {
        if (rows != 1) {
            throw new IllegalStateException("notification " + id + " is not PENDING; claim it first in this transaction");
        }
    }

    private DueNotification due(ResultSet row) throws SQLException {
        OccasionId event = new OccasionId(Sql.uuid(row, "event_id"));
        return new DueNotification(new NotificationId(Sql.uuid(row, "id")), row.getString("reference"), event,
            row.getString("event_reference"),
            events.open(event, row.getBytes("sealed_event")), rows.addressee(row), Channel.valueOf(row.getString("channel")),
            row.getBoolean("urgent"), Sql.instant(row, "due_at"), row.getInt("attempts"), Sql.optionalInstant(row, "predecessor_attempt"));
    }
}
