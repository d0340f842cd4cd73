package dk.broen.adapters.outbox;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox: one row for each notice and channel (design.md §4.3). A notice is sent in three steps: {@link #claim} and {@link #attempt} in
 * one transaction, which commits before anything leaves; the sending, without a transaction; then one of {@link #sent}, {@link #retryAt} and
 * {@link #givenUp}. A hub that stops between them leaves the notice {@code SENDING}: the recipient may have heard it, and it is claimed again.
 */
public final class Outbox {
    private static final String CLAIM = """
        select n.*, o.reference as occasion_reference, c.sealed_cpr,
          (select max(earlier.next_attempt_at) from notification earlier
            where earlier.lane = n.lane and earlier.seq < n.seq and earlier.state in ('WAITING', 'SENDING')) as predecessor_attempt
        from notification n join occasion o on o.id = n.occasion_id join citizen c on c.citizen_key = n.citizen_key
        where n.id = :id and n.state in ('WAITING', 'SENDING')""";
    private static final String LOCK = "select id from notification where id = :id and state in ('WAITING', 'SENDING') for update";
    private static final String ATTEMPT = """
        update notification set state = 'SENDING', attempts = attempts + 1, last_attempt_at = :at,
          sealed_content = coalesce(sealed_content, :content)
        where id = :id and state in ('WAITING', 'SENDING')""";
    private static final String SENT = """
        update notification set state = 'SENT', state_reason = null, settled_at = :at, content = :content
        where id = :id and state in ('SENDING', 'DROPPED', 'WAITING') and attempts > 0
        returning (select before.state from notification before where before.id = :id)""";
    private static final String RETRY = """
        update notification set state = 'WAITING', state_reason = :reason, next_attempt_at = :next where id = :id and state = 'SENDING'""";
    private static final String GIVE_UP = """
        update notification set state = 'GIVEN_UP', state_reason = :reason, settled_at = :at
        where id = :id and state in ('WAITING', 'SENDING')""";
    private static final String DROP = """
        update notification set state = 'DROPPED', state_reason = :reason, settled_at = :at
        where id = :id and state in ('WAITING', 'SENDING')""";
    private static final String POSTPONE =
        "update notification set next_attempt_at = :next where id = :id and state in ('WAITING', 'SENDING')";

    private final JdbcClient jdbc;
    private final OutboxRows rows;
    private final Citizens citizens;

    public Outbox(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.rows = new OutboxRows(database, keys);
        this.citizens = new Citizens(database, keys);
    }

    /** The citizen whom a notice is about: to be locked before the notice is claimed. Empty when there is no such notice. */
    public Optional<Cpr> citizenOf(NotificationId id) {
        return jdbc.sql("select c.* from citizen c join notification n using (citizen_key) where n.id = :id").param("id", id.value())
            .query((row, number) -> citizens.opened(row)).optional();
    }

    /** The short reference of a notice that exists. */
    public String referenceOf(NotificationId id) {
        return jdbc.sql("select reference from notification where id = :id").param("id", id.value()).query(String.class).single();
    }

    /**
     * Locks a notice until the transaction ends. Waits for another transaction that holds the lock.
     *
     * @return the notice; empty when it was sent, dropped or given up, or does not exist
     */
    public Optional<DueNotification> claim(NotificationId id) {
        // locks first and reads afterwards, so that the read sees what the other transaction committed, also in other rows
        Optional<UUID> locked = jdbc.sql(LOCK).param("id", id.value()).query(UUID.class).optional();
        return locked.flatMap(unsent -> jdbc.sql(CLAIM).param("id", unsent).query((row, number) -> due(row)).optional());
    }

    /**
     * An attempt begins. From now on the recipient may have heard it.
     *
     * @param content what the notice says; empty for an answer to a ward. Only that of the first attempt is kept
     */
    public void attempt(NotificationId id, Optional<Content> content, Instant at) {
        requireOneRow(id, jdbc.sql(ATTEMPT).param("at", Sql.time(at)).param("id", id.value())
            .param("content", content.map(said -> rows.seal(id, said)).orElse(null), Types.BINARY).update());
    }

    /**
     * The notice left. That holds also if a plan withdrew it, or took it up again, while it was being sent.
     *
     * @param left how much the notice said when it left: a mail may have become a pointer
     * @param at when it was sent
     * @return whether a plan had withdrawn it meanwhile, so that another look at the citizen must follow
     */
    public boolean sent(NotificationId id, ContentLevel left, Instant at) {
        Optional<String> before = jdbc.sql(SENT).param("content", left.name()).param("at", Sql.time(at)).param("id", id.value())
            .query(String.class).optional();
        requireOneRow(id, before.isPresent() ? 1 : 0);
        return before.get().equals("DROPPED");
    }

    /**
     * The attempt failed, or its outcome is unknown, and another one follows.
     *
     * @param errorCode why, as a word without citizen data
     * @return false when a plan withdrew the notice meanwhile: no attempt follows
     */
    public boolean retryAt(NotificationId id, Instant next, String errorCode) {
        return jdbc.sql(RETRY).param("next", Sql.time(next)).param("reason", errorCode).param("id", id.value()).update() == 1;
    }

    /**
     * The notice could not be delivered.
     *
     * @param reason a stable code
     * @return false when a plan withdrew the notice meanwhile
     */
    public boolean givenUp(NotificationId id, String reason, Instant at) {
        return settle(GIVE_UP, id, reason, at) == 1;
    }

    /**
     * The notice must not be sent any more.
     *
     * @param reason a stable code
     */
    public void dropped(NotificationId id, String reason, Instant at) {
        requireOneRow(id, settle(DROP, id, reason, at));
    }

    /** The notice is to be sent later; this is not counted as an attempt. */
    public void postponed(NotificationId id, Instant next) {
        requireOneRow(id, jdbc.sql(POSTPONE).param("next", Sql.time(next)).param("id", id.value()).update());
    }

    private int settle(String sql, NotificationId id, String reason, Instant at) {
        return jdbc.sql(sql).param("reason", reason).param("at", Sql.time(at)).param("id", id.value()).update();
    }

    private static void requireOneRow(NotificationId id, int changed) {
        if (changed != 1) {
            throw new IllegalStateException("notification " + id + " is not in a state in which this can happen; claim it first");
        }
    }

    private DueNotification due(ResultSet row) throws SQLException {
        return new DueNotification(new NotificationId(Sql.uuid(row, "id")), row.getString("reference"),
            new OccasionId(Sql.uuid(row, "occasion_id")), row.getString("occasion_reference"), citizens.opened(row),
            Sql.optionalUuid(row, "entry_id").map(LedgerEntryId::new), rows.addressee(row), Channel.valueOf(row.getString("channel")),
            row.getBoolean("urgent"), Sql.instant(row, "due_at"), row.getInt("attempts"), Sql.optionalInstant(row, "predecessor_attempt"),
            rows.content(row));
    }
}
