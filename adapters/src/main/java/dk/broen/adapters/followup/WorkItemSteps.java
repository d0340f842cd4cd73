package dk.broen.adapters.followup;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what happened to work items between their opening and their end. Joins the caller's transaction. */
public final class WorkItemSteps {
    private static final String INSERT = """
        insert into work_item_step (work_item_id, at, what, by, sealed_because) values (:item, :at, :what, :by, :because)""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    WorkItemSteps(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
    }

    /** What happened. */
    public enum What {
        TAKEN, GIVEN_BACK,
        /** The citizen could not be asked; it stays open. */
        NOT_REACHED,
        /** The citizen said something else after it was closed. */
        ANSWERED_AGAIN,
        /** How it was closed was wrong. */
        TAKEN_BACK,
        /** Nobody had closed it in time. */
        OVERDUE
    }

    /**
     * @param by the client, or the hub
     * @param because the reason, if one was asked for
     */
    public record Step(Instant at, What what, String by, Optional<String> because) {}

    void add(UUID item, What what, String by, Instant at) {
        add(item, what, by, Optional.empty(), at);
    }

    void add(UUID item, What what, String by, Optional<String> because, Instant at) {
        jdbc.sql(INSERT).param("item", item).param("at", Sql.time(at)).param("what", what.name()).param("by", by)
            .param("because", because.map(reason -> sealed.seal(reason, context(item))).orElse(null), Types.BINARY).update();
    }

    List<Step> of(UUID item) {
        return jdbc.sql("select * from work_item_step where work_item_id = :item order by seq").param("item", item)
            .query((row, number) -> new Step(Sql.instant(row, "at"), What.valueOf(row.getString("what")), row.getString("by"),
                Optional.ofNullable(row.getBytes("sealed_because")).map(reason -> sealed.open(reason, String.class, context(item)))))
            .list();
    }

    private static String context(UUID item) {
        return "work_item_step.because/" + item;
    }
}
