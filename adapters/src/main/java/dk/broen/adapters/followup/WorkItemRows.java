package dk.broen.adapters.followup;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Maps work items to rows and back. A plan opens and closes them through it. */
public final class WorkItemRows {
    static final String HUB = "hub";
    private static final String INSERT = """
        insert into work_item (id, occasion_id, citizen_key, kind, item_key, owner, created_at, sealed_because)
        values (:id, :occasion, :citizen, :kind, :key, :owner, :at, :because)""";
    private static final String REASON_GONE = """
        select id from work_item where citizen_key = :citizen and item_key = :key and state = 'OPEN' for update""";
    private static final String CLOSE = """
        update work_item set state = :state, closed_at = :at, closed_by = :by, sealed_closed_because = :because
        where id = :id and state = 'OPEN'""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public WorkItemRows(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
    }

    public UUID open(Optional<OccasionId> occasion, Optional<Cpr> citizen, WorkItem item, Instant at) {
        return insert(occasion, citizen.map(index::keyOf), item, at);
    }

    UUID open(OccasionId occasion, String citizenKey, WorkItem item, Instant at) {
        return insert(Optional.of(occasion), Optional.of(citizenKey), item, at);
    }

    private UUID insert(Optional<OccasionId> occasion, Optional<String> citizenKey, WorkItem item, Instant at) {
        UUID id = NewId.draw();
        jdbc.sql(INSERT).param("id", id).param("occasion", occasion.map(OccasionId::value).orElse(null), Types.OTHER)
            .param("citizen", citizenKey.orElse(null), Types.VARCHAR).param("kind", item.kind().name())
            .param("key", item.key()).param("owner", item.kind().owner().name())
            .param("at", Sql.time(at)).param("because", sealed.seal(item.because(), context(id))).update();
        return id;
    }

    /** Closes the open work items of the citizen with that key. They are opened again if the reason returns. */
    public void reasonGone(Cpr citizen, String key, Instant at) {
        jdbc.sql(REASON_GONE).param("citizen", index.keyOf(citizen)).param("key", key).query(UUID.class).list()
            .forEach(id -> close(id, WorkItem.State.REASON_GONE, HUB, "the reason is gone", at));
    }

    boolean close(UUID id, WorkItem.State state, String by, String because, Instant at) {
        return jdbc.sql(CLOSE).param("id", id).param("state", state.name()).param("by", by)
            .param("because", sealed.seal(because, closedContext(id))).param("at", Sql.time(at)).update() == 1;
    }

    public WorkItem item(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new WorkItem(WorkItem.Kind.valueOf(row.getString("kind")), row.getString("item_key"),
            sealed.open(row.getBytes("sealed_because"), String.class, context(id)));
    }

    private static String context(UUID id) {
        return "work_item.because/" + id;
    }

    private static String closedContext(UUID id) {
        return "work_item.closed_because/" + id;
    }
}
