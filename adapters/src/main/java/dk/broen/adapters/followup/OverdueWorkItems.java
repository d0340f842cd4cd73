package dk.broen.adapters.followup;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WorkItem;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the open work items, and finds those that have become overdue: each once, by one of the hubs that share the database. */
public final class OverdueWorkItems {
    private static final String COUNTS =
        """
        select kind, count(*) as open, count(*) filter (where due_at < :now) as overdue from work_item where state = 'OPEN' group by kind""";
    private static final String NEW = """
        update work_item set overdue_at = :now where id in (
          select id from work_item where state = 'OPEN' and overdue_at is null and due_at < :now order by due_at limit :limit
          for update skip locked)
        returning id, reference, kind, owner, due_at""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final WorkItemSteps steps;

    public OverdueWorkItems(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.steps = new WorkItemSteps(database, keys);
    }

    /** How many work items of a kind are open, and how many of these are overdue. */
    public record Count(long open, long overdue) {}

    /** A work item that has become overdue. */
    public record Overdue(UUID id, String reference, WorkItem.Kind kind, WorkItem.Owner owner, Instant due) {}

    /** The open work items of each kind that has any. */
    public Map<WorkItem.Kind, Count> counts(Instant now) {
        Map<WorkItem.Kind, Count> counts = new EnumMap<>(WorkItem.Kind.class);
        jdbc.sql(COUNTS).param("now", Sql.time(now)).query(row -> {
            counts.put(WorkItem.Kind.valueOf(row.getString("kind")), new Count(row.getLong("open"), row.getLong("overdue")));
        });
        return counts;
    }

    /** Those that have become overdue since the last call and that no call returned before. */
    public List<Overdue> found(Instant now, int limit) {
        return List.copyOf(Objects.requireNonNull(transactions.execute(transaction -> {
            List<Overdue> found = jdbc.sql(NEW).param("now", Sql.time(now)).param("limit", limit)
                .query((row, number) -> new Overdue(Sql.uuid(row, "id"), row.getString("reference"),
                    WorkItem.Kind.valueOf(row.getString("kind")), WorkItem.Owner.valueOf(row.getString("owner")),
                    Sql.instant(row, "due_at")))
                .list();
            found.forEach(item -> steps.add(item.id(), WorkItemSteps.What.OVERDUE, WorkItemRows.HUB, now));
            return found;
        })));
    }
}
