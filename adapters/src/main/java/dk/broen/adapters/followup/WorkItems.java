package dk.broen.adapters.followup;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.AuthorAndReason;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.EventId;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a human must do, until somebody says that it is done. Joins the caller's transaction. */
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

    public UUID open(EventId event, WorkItem item, Instant at) {
        return open(Optional.of(event), item, at);
    }

    /** One that no event led to. */
    public UUID open(WorkItem item, Instant at) {
        return open(Optional.empty(), item, at);
    }

    /** The open ones, oldest first. */
    public List<OpenWorkItem> list() {
        return jdbc.sql(OPEN).query((row, number) -> {
            UUID id = Sql.uuid(row, "id");
            return new OpenWorkItem(id, Sql.optionalText(row, "event_reference"), new WorkItem(WorkItem.Kind.valueOf(row.getString("kind")),
                sealed.open(row.getBytes("sealed_because"), String.class, context(id))), Sql.instant(row, "created_at"));
        }).list();
    }

    /** @return false when it was closed before or never was; @throws IllegalArgumentException when nobody or no reason is named */
    public boolean close(UUID id, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        return jdbc.sql(CLOSE).param("id", id).param("by", by).param("because", sealed.seal(because, closedContext(id)))
            .param("at", Sql.time(at)).update() == 1;
    }

    /** The items of a plan made again: what is open already is not opened twice, and the fault is over unless the plan says it is not. */
    public void replaceRegisterDown(EventId event, List<WorkItem> now, Instant at) {
        record Known(UUID id, WorkItem.Kind kind) {}
        List<Known> known = jdbc.sql("select id, kind from work_item where event_id = :event").param("event", event.value())
            .query((row, number) -> new Known(Sql.uuid(row, "id"), WorkItem.Kind.valueOf(row.getString("kind")))).list();
        known.stream().filter(item -> item.kind() == WorkItem.Kind.CONSENT_REGISTER_DOWN && now.stream()
            .noneMatch(again -> again.kind() == item.kind()))
            .forEach(item -> close(item.id(), "hub", "the consent register answers again", at));
        now.stream().filter(item -> known.stream().noneMatch(before -> before.kind() == item.kind()))
            .forEach(item -> open(event, item, at));
    }

    public static String context(UUID id) {
        return "work_item.because/" + id;
    }

    private static String closedContext(UUID id) {
        return "work_item.closed_because/" + id;
    }

    private UUID open(Optional<EventId> event, WorkItem item, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql(INSERT).param("id", id).param("event", event.map(EventId::value).orElse(null), Types.OTHER)
            .param("kind", item.kind().name())
            .param("at", Sql.time(at)).param("because", sealed.seal(item.because(), context(id))).update();
        return id;
    }
}
