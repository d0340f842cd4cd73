package dk.broen.adapters.followup;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what happened to work items between their opening and their end. Joins the caller's transaction. */
public final class WorkItemSteps {
    private static final String INSERT = "insert into work_item_step (work_item_id, at, what, by) values (:item, :at, :what, :by)";

    private final JdbcClient jdbc;

    WorkItemSteps(Database database) {
        this.jdbc = database.jdbc();
    }

    /** What happened. */
    public enum What {
        TAKEN, GIVEN_BACK,
        /** Nobody had closed it in time. */
        OVERDUE
    }

    /** @param by the client, or the hub */
    public record Step(Instant at, What what, String by) {}

    void add(UUID item, What what, String by, Instant at) {
        jdbc.sql(INSERT).param("item", item).param("at", Sql.time(at)).param("what", what.name()).param("by", by).update();
    }

    List<Step> of(UUID item) {
        return jdbc.sql("select * from work_item_step where work_item_id = :item order by seq").param("item", item)
            .query((row, number) -> new Step(Sql.instant(row, "at"), What.valueOf(row.getString("what")), row.getString("by"))).list();
    }
}
