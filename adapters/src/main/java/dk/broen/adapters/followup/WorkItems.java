package dk.broen.adapters.followup;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.AuthorAndReason;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of work items: what a human must do. A work item is open until it is closed. Joins the caller's transaction. */
public final class WorkItems {
    private static final String INSERT = """
        insert into work_item (id, event_id, kind, created_at, sealed_because) values (:id, :event, :kind, :at, :because)""";
    private static final String OPEN = """
        select w.*, j.reference as event_reference from work_item w left join journal j using (event_id)
        where w.closed_at is null order by w.created_at, w.id""";
    private static final String CLOSE = """
        update work_item set closed_at = :at, closed_by = :by, sealed_closed_because = :because where id = :id and closed_at is null""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    public WorkItems(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys.seal());
    }

    public UUID open(OccasionId event, WorkItem item, Instant at) {
        return open(Optional.of(event), item, at);
    }

    /** Opens a work item that belongs to no event. */
    public UUID open(WorkItem item, Instant at) {
        return open(Optional.empty(), item, at);
    }

    /** The open work items, oldest first. */
    public List<OpenWorkItem> list() {
        return jdbc.sql(OPEN).query((row, number) -> {
            UUID id = Sql.uuid(row, "id");
            return new OpenWorkItem(id, Sql.optionalText(row, "event_reference"), new WorkItem(WorkItem.Kind.valueOf(row.getString("kind")),
                sealed.open(row.getBytes("sealed_because"), String.class, context(id))), Sql.instant(row, "created_at"));
        }).list();
    }

    /**
     * Closes a work item.
     *
     * @return false when it is already closed or does not exist
     * @throws IllegalArgumentException when author or reason is blank
     */
    public boolean close(UUID id, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        return jdbc.sql(CLOSE).param("id", id).param("by", by).param("because", sealed.seal(because, closedContext(id)))
            .param("at", Sql.time(at)).update() == 1;
    }

    /**
     * Updates the work items of an event that was planned again. Closes {@code CONSENT_REGISTER_DOWN} unless the new plan has it too. Opens
     * each item of the new plan whose kind the event never had: an item that was closed is not opened again.
     */
    public void updateAfterReplanning(OccasionId event, List<WorkItem> planned, Instant at) {
        record Stored(UUID id, WorkItem.Kind kind) {}
        List<Stored> stored = jdbc.sql("select id, kind from work_item where event_id = :event").param("event", event.value())
            .query((row, number) -> new Stored(Sql.uuid(row, "id"), WorkItem.Kind.valueOf(row.getString("kind")))).list();
        stored.stream().filter(item -> item.kind() == WorkItem.Kind.CONSENT_REGISTER_DOWN && planned.stream()
            .noneMatch(newItem -> newItem.kind() == item.kind()))
            .forEach(item -> close(item.id(), "hub", "the consent register answers again", at));
        planned.stream().filter(newItem -> stored.stream().noneMatch(item -> item.kind() == newItem.kind()))
            .forEach(newItem -> open(event, newItem, at));
    }

    public static String context(UUID id) {
        return "work_item.because/" + id;
    }

    private static String closedContext(UUID id) {
        return "work_item.closed_because/" + id;
    }

    private UUID open(Optional<OccasionId> event, WorkItem item, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql(INSERT).param("id", id).param("event", event.map(OccasionId::value).orElse(null), Types.OTHER)
            .param("kind", item.kind().name())
            .param("at", Sql.time(at)).param("because", sealed.seal(item.because(), context(id))).update();
        return id;
    }
}
