package dk.broen.adapters.history;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.outbox.OutboxRows;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.SealedStayEvents;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.history.PastEvent;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stay events that hospitals sent about a citizen, and the notices that were made of them. Joins the caller's transaction. */
public final class Stays {
    /** Selects by event ids and has no join: without statistics, PostgreSQL would scan the whole outbox for a join with the stay events. */
    private static final String UNSENT = """
        select id, unit, channel from notification where event_id = any(:events) and state = 'PENDING' order by seq for update""";
    private static final String NOTICES = """
        select n.*, (select kind from decision where id = n.decision_id) as kind from notification n
        where event_id = any(:events) and decision_id is not null and state in ('PENDING', 'SENT') order by seq""";
    private static final String INSERT = """
        insert into stay_event (event_id, citizen_key, stay_hash, type, nature, occurred_at, sent_at, sealed_event)
        values (:event, :citizen, :stay, :type, :nature, :occurredAt, :sentAt, :sealed)""";

    /** A separate statement: the next statement must see what another transaction committed while this one waited for the lock. */
    private static final String LOCK_CITIZEN = "select pg_advisory_xact_lock(hashtextextended(:citizen, 0))";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SealedStayEvents sealed;
    private final CitizenIndex index;
    private final OutboxRows rows;

    public Stays(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sealed = new SealedStayEvents(keys);
        this.index = keys.index();
        this.rows = new OutboxRows(database, keys);
    }

    /**
     * The history of a citizen for planning. Locks the citizen and the unsent notices until the caller's transaction ends: one planning at
     * a time for each citizen, and a notice that the plan withdraws has not left. Waits for notices that are being sent. A delivery that
     * holds the lock of a notice must call {@link #readHistoryOf} instead.
     */
    public StayHistory historyOf(Cpr citizen) {
        lock(index.keyOf(citizen));
        List<StoredEvent> events = eventsOf(citizen);
        unsentOf(events);
        return history(events);
    }

    /** The same history without locks. Both leave out notices that were dropped or given up, because these told nobody. */
    public StayHistory readHistoryOf(Cpr citizen) {
        return history(eventsOf(citizen));
    }

    public void add(OccasionId id, StayEvent event) {
        jdbc.sql(INSERT).param("event", id.value()).param("citizen", index.keyOf(event.citizen()))
            .param("stay", IndexHashes.stay(index, event.stay())).param("type", event.type().name()).param("nature", event.nature().name())
            .param("occurredAt", Sql.time(event.occurredAt()))
            .param("sentAt", Sql.time(event.sentAt())).param("sealed", sealed.seal(id, event)).update();
    }

    public Optional<StayEvent> event(OccasionId id) {
        return jdbc.sql("select sealed_event from stay_event where event_id = :event").param("event", id.value()).query(byte[].class)
            .optional().map(bytes -> sealed.open(id, bytes));
    }

    /**
     * Moves the stays of the retired number to the surviving number (HL7 A40). Does not move facts: a human must look at the consents.
     */
    public void rekey(Cpr retired, Cpr survivor) {
        transactions.executeWithoutResult(transaction -> {
            // locks in sorted order: two merges with the same numbers must not deadlock
            Stream.of(retired, survivor).map(index::keyOf).sorted().forEach(this::lock);
            moveLanes(retired, survivor);
            moveEvents(retired, survivor);
            jdbc.sql("update journal set citizen_key = :survivor where citizen_key = :retired")
                .param("survivor", index.keyOf(survivor)).param("retired", index.keyOf(retired)).update();
        });
    }

    private record StoredEvent(OccasionId id, StayEvent event) {}

    private record Unsent(UUID id, String unit, Channel channel) {}

    private void lock(String citizenKey) {
        jdbc.sql(LOCK_CITIZEN).param("citizen", citizenKey).query(row -> {});
    }

    private List<StoredEvent> eventsOf(Cpr citizen) {
        return jdbc.sql("select event_id, sealed_event from stay_event where citizen_key = :citizen order by arrival")
            .param("citizen", index.keyOf(citizen)).query((row, number) -> {
                OccasionId id = new OccasionId(Sql.uuid(row, "event_id"));
                return new StoredEvent(id, sealed.open(id, row.getBytes("sealed_event")));
            }).list();
    }

    private List<Unsent> unsentOf(List<StoredEvent> events) {
        return events.isEmpty() ? List.of()
            : jdbc.sql(UNSENT).param("events", ids(events), Types.ARRAY)
                .query((row, number) -> new Unsent(Sql.uuid(row, "id"), row.getString("unit"), Channel.valueOf(row.getString("channel"))))
                .list();
    }

    private StayHistory history(List<StoredEvent> events) {
        Map<UUID, List<PastNotice>> notices = new HashMap<>();
        if (!events.isEmpty()) {
            jdbc.sql(NOTICES).param("events", ids(events), Types.ARRAY).query(row -> {
                notices.computeIfAbsent(Sql.uuid(row, "event_id"), absent -> new ArrayList<>()).add(notice(row));
            });
        }
        return new StayHistory(events.stream()
            .map(event -> new PastEvent(event.id(), event.event(), notices.getOrDefault(event.id().value(), List.of()))).toList());
    }

    private static UUID[] ids(List<StoredEvent> events) {
        return events.stream().map(event -> event.id().value()).toArray(UUID[]::new);
    }

    private void moveLanes(Cpr retired, Cpr survivor) {
        unsentOf(eventsOf(retired)).forEach(unsent -> jdbc.sql("update notification set lane = :lane where id = :id")
            .param("lane", IndexHashes.lane(index, survivor, unsent.unit(), unsent.channel())).param("id", unsent.id()).update());
    }

    private void moveEvents(Cpr retired, Cpr survivor) {
        for (UUID id : jdbc.sql("select event_id from stay_event where citizen_key = :retired order by arrival for update")
            .param("retired", index.keyOf(retired)).query(UUID.class).list()) {
            OccasionId event = new OccasionId(id);
            StayEvent moved = event(event).orElseThrow().withCitizen(survivor);
            jdbc.sql("update stay_event set citizen_key = :survivor, sealed_event = :sealed where event_id = :event")
                .param("survivor", index.keyOf(survivor)).param("sealed", sealed.seal(event, moved)).param("event", id).update();
        }
    }

    private PastNotice notice(ResultSet row) throws SQLException {
        return new PastNotice(new NotificationId(Sql.uuid(row, "id")), new UnitFunction(row.getString("function")),
            new UnitId(row.getString("unit")), new MunicipalityCode(row.getString("municipality")), rows.contact(row),
            NoticeKind.valueOf(row.getString("kind")),
            row.getString("state").equals("SENT"));
    }
}
