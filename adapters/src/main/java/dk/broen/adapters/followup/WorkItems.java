package dk.broen.adapters.followup;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.postgres.AuthorAndReason;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of work items: what a human must do. A work item is open until it is closed. Joins the caller's transaction. */
public final class WorkItems {
    private static final String OPEN = """
        select w.*, o.reference from work_item w left join occasion o on o.id = w.occasion_id
        where w.state = 'OPEN' order by w.created_at, w.seq""";
    /** An open row comes first: two rows with one key can be open after two identities were merged. */
    private static final String OF_CITIZENS = """
        select distinct on (citizen_key, item_key) citizen_key, item_key, state from work_item where citizen_key = any(:citizens)
        order by citizen_key, item_key, (state = 'OPEN') desc, seq desc""";
    private static final String OPEN_ABOUT =
        "select id from work_item where citizen_key = :citizen and item_key = :key and state = 'OPEN'";
    private static final String CITIZEN_OF = """
        select c.* from work_item w join citizen c using (citizen_key) where w.id = :id""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CitizenIndex index;
    private final WorkItemRows rows;
    private final Citizens citizens;
    private final Occasions occasions;
    private final DueWork dueWork;

    /** @param dueWork looks at the citizen again when a human has closed a work item */
    public WorkItems(Database database, Keys keys, DueWork dueWork) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.index = keys.index();
        this.rows = new WorkItemRows(database, keys);
        this.citizens = new Citizens(database, keys);
        this.occasions = new Occasions(database, keys);
        this.dueWork = dueWork;
    }

    /** @param citizen empty when the message names no citizen */
    public UUID open(OccasionId occasion, Optional<Cpr> citizen, WorkItem item, Instant at) {
        return rows.open(Optional.of(occasion), citizen, item, at);
    }

    /** Opens a work item about a citizen, unless it is open. Needs only the key of the citizen, also when the CPR number cannot be opened. */
    public void openOnce(OccasionId occasion, String citizenKey, WorkItem item, Instant at) {
        if (of(Set.of(citizenKey)).getOrDefault(citizenKey, Map.of()).get(item.key()) != WorkItem.State.OPEN) {
            rows.open(occasion, citizenKey, item, at);
        }
    }

    /** Opens a work item that belongs to no occasion. */
    public UUID open(WorkItem item, Instant at) {
        return rows.open(Optional.empty(), Optional.empty(), item, at);
    }

    /** The open work items, oldest first. */
    public List<OpenWorkItem> list() {
        return jdbc.sql(OPEN).query((row, number) -> new OpenWorkItem(Sql.uuid(row, "id"), Sql.optionalText(row, "reference"),
            rows.item(row), WorkItem.Owner.valueOf(row.getString("owner")), Sql.instant(row, "created_at"))).list();
    }

    /** What has become of the tasks of the citizen, by their keys. */
    public Map<String, WorkItem.State> of(Cpr citizen) {
        String key = index.keyOf(citizen);
        return of(Set.of(key)).getOrDefault(key, Map.of());
    }

    /**
     * What has become of the tasks of several citizens, by their keys.
     *
     * @return by the keys of the citizens, without those who have none
     */
    public Map<String, Map<String, WorkItem.State>> of(Collection<String> citizenKeys) {
        Map<String, Map<String, WorkItem.State>> states = new HashMap<>();
        jdbc.sql(OF_CITIZENS).param("citizens", citizenKeys.toArray(String[]::new), Types.ARRAY).query(row -> {
            states.computeIfAbsent(row.getString("citizen_key"), absent -> new HashMap<>())
                .put(row.getString("item_key"), WorkItem.State.valueOf(row.getString("state")));
        });
        return states;
    }

    /**
     * A named human closes a work item. The hub then looks at the citizen, because the plan may differ.
     *
     * @return false when it is already closed or does not exist
     * @throws IllegalArgumentException when author or reason is blank
     */
    public boolean close(UUID id, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean closed = rows.close(id, WorkItem.State.DONE, by, because, at);
            if (closed) {
                citizenOf(id).ifPresent(citizen -> dueWork.scheduleLook(
                    occasions.open(OccasionKind.DECIDED, Optional.of(citizen), at).id(), at));
            }
            return closed;
        }));
    }

    /**
     * A named human has done something about a citizen: the open work items about it are closed, or a closed one records who did it and why.
     * The hub then looks at the citizen.
     *
     * @throws IllegalArgumentException when author or reason is blank
     */
    public void done(OccasionId occasion, Cpr citizen, WorkItem item, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        transactions.executeWithoutResult(transaction -> {
            List<UUID> open = jdbc.sql(OPEN_ABOUT).param("citizen", index.keyOf(citizen)).param("key", item.key()).query(UUID.class).list();
            (open.isEmpty() ? List.of(rows.open(Optional.of(occasion), Optional.of(citizen), item, at)) : open)
                .forEach(id -> rows.close(id, WorkItem.State.DONE, by, because, at));
            dueWork.scheduleLook(occasions.open(OccasionKind.DECIDED, Optional.of(citizen), at).id(), at);
        });
    }

    private Optional<Cpr> citizenOf(UUID id) {
        return jdbc.sql(CITIZEN_OF).param("id", id).query((row, number) -> citizens.opened(row)).optional();
    }
}
