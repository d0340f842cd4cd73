package dk.broen.adapters.followup;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.followup.WorkItemRows.Closing;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.postgres.AuthorAndReason;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.Deadlines;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of work items: what a human must do. A work item is open until it is closed. Joins the caller's transaction. */
public final class WorkItems {
    private static final String FIND = """
        select w.*, o.reference as occasion_reference from work_item w left join occasion o on o.id = w.occasion_id
        where (:everybody or w.hospital = any(:hospitals) or w.municipality = any(:municipalities))
          and (:kind::text is null or w.kind = :kind) and (:owner::text is null or w.owner = :owner)
          and (cardinality(:standings) = 0
            or case when w.state = 'OPEN' and w.taken_at is not null then 'TAKEN' else w.state end = any(:standings))
          and (:due::timestamptz is null or w.due_at < :due) and (:reference::text is null or w.reference = :reference)
          and (:after::text is null or w.seq > (select seq from work_item p where p.reference = :after
            and (:everybody or p.hospital = any(:hospitals) or p.municipality = any(:municipalities))))
        order by w.seq limit :limit""";
    /** An open row comes first: two rows with one key can be open after two identities were merged. */
    private static final String OF_CITIZENS = """
        select distinct on (citizen_key, item_key) citizen_key, item_key, state, due_at from work_item where citizen_key = any(:citizens)
        order by citizen_key, item_key, (state = 'OPEN') desc, seq desc""";
    private static final String OPEN_ABOUT =
        "select id from work_item where citizen_key = :citizen and item_key = :key and state = 'OPEN'";
    private static final String REFERENCE_OF =
        "select reference from work_item where citizen_key = :citizen and item_key = :key and state = 'OPEN' order by seq";
    private static final String LOCK_KEY = "select pg_advisory_xact_lock(hashtextextended(:key, 0))";
    private static final String WITHOUT_CITIZEN = "select id from work_item where citizen_key is null and item_key = :key";
    private static final String CITIZEN_OF = """
        select c.* from work_item w join citizen c using (citizen_key) where w.id = :id""";
    private static final String LOCKED = """
        select w.*, o.reference as occasion_reference from work_item w left join occasion o on o.id = w.occasion_id
        where w.id = :id for update of w""";
    private static final String TAKE = "update work_item set taken_by = :by, taken_at = :at where id = :id";
    private static final String GIVE_BACK = "update work_item set taken_by = null, taken_at = null where id = :id";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CitizenIndex index;
    private final WorkItemRows rows;
    private final WorkItemSteps steps;
    private final Citizens citizens;
    private final Occasions occasions;
    private final DueWork dueWork;

    /** With the shipped deadlines, without holidays. */
    public WorkItems(Database database, Keys keys, DueWork dueWork) {
        this(database, keys, dueWork, Deadlines.WITHOUT_HOLIDAYS);
    }

    /**
     * @param dueWork looks at the citizen again when a human has closed a work item
     * @param deadlines when work items are due
     */
    public WorkItems(Database database, Keys keys, DueWork dueWork, Deadlines deadlines) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.index = keys.index();
        this.rows = new WorkItemRows(database, keys, deadlines);
        this.steps = new WorkItemSteps(database, keys);
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
        if (Known.states(of(Set.of(citizenKey)).getOrDefault(citizenKey, Map.of())).get(item.key()) != WorkItem.State.OPEN) {
            rows.open(occasion, citizenKey, item, at);
        }
    }

    /** Opens a work item that belongs to no occasion. */
    public UUID open(WorkItem item, Instant at) {
        return rows.open(Optional.empty(), Optional.empty(), item, at);
    }

    /**
     * Opens a work item that belongs to no occasion, unless there was one with its key before. Joins the transaction of the caller.
     *
     * @return whether it is opened
     */
    public boolean openNew(WorkItem item, Instant at) {
        jdbc.sql(LOCK_KEY).param("key", item.key()).query(row -> {});
        boolean unknown = jdbc.sql(WITHOUT_CITIZEN).param("key", item.key()).query(UUID.class).list().isEmpty();
        if (unknown) {
            open(item, at);
        }
        return unknown;
    }

    /**
     * Opens a work item that belongs to no occasion, unless one with its key is open. Joins the transaction of the caller.
     *
     * @return whether it is opened
     */
    public boolean openUnlessOpen(WorkItem item, Instant at) {
        jdbc.sql(LOCK_KEY).param("key", item.key()).query(row -> {});
        boolean none = openWithoutCitizen(item.key()).isEmpty();
        if (none) {
            open(item, at);
        }
        return none;
    }

    /**
     * The hub closes the open work items with this key that belong to no citizen, because their reason is gone.
     *
     * @return whether one was open
     */
    public boolean reasonGone(String key, Instant at) {
        List<UUID> open = openWithoutCitizen(key);
        open.forEach(id -> reasonGone(id, at));
        return !open.isEmpty();
    }

    private List<UUID> openWithoutCitizen(String key) {
        return jdbc.sql(WITHOUT_CITIZEN + " and state = 'OPEN'").param("key", key).query(UUID.class).list();
    }

    /** The reference of the open work item of the citizen with that key; empty if it is not open any more. */
    public Optional<String> referenceOf(Cpr citizen, String key) {
        return jdbc.sql(REFERENCE_OF).param("citizen", index.keyOf(citizen)).param("key", key).query(String.class).list().stream()
            .findFirst();
    }

    /** The open work items, oldest first. */
    public List<StoredWorkItem> list() {
        return list(WorkItemFilter.OPEN);
    }

    /** The work items that the filter selects, oldest first. */
    public List<StoredWorkItem> list(WorkItemFilter filter) {
        return jdbc.sql(FIND).param("everybody", filter.audience().isEmpty())
            .param("hospitals", addressed(filter, Addressee.Ward.class, ward -> ward.hospital().value()), Types.ARRAY)
            .param("municipalities", addressed(filter, Addressee.OneMunicipality.class, one -> one.municipality().value()), Types.ARRAY)
            .param("kind", filter.kind().map(Enum::name).orElse(null), Types.VARCHAR)
            .param("owner", filter.owner().map(Enum::name).orElse(null), Types.VARCHAR)
            .param("standings", filter.standings().stream().map(Enum::name).toArray(String[]::new), Types.ARRAY)
            .param("due", filter.dueBefore().map(Sql::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("reference", filter.reference().orElse(null), Types.VARCHAR).param("after", filter.after().orElse(null), Types.VARCHAR)
            .param("limit", filter.limit()).query((row, number) -> rows.stored(row)).list();
    }

    private static <A extends Addressee> String[] addressed(WorkItemFilter filter, Class<A> type,
        Function<A, String> name) {
        return filter.audience().stream().flatMap(Set::stream)
            .flatMap(one -> type.isInstance(one) ? Stream.of(type.cast(one)) : Stream.empty())
            .map(name).toArray(String[]::new);
    }

    /** What has become of a work item; empty if it was deleted. */
    public Optional<WorkItem.State> state(UUID id) {
        return jdbc.sql("select state from work_item where id = :id").param("id", id).query(String.class).optional()
            .map(WorkItem.State::valueOf);
    }

    /** The hub closes an open work item because its reason is gone. */
    public void reasonGone(UUID id, Instant at) {
        rows.close(id, new Closing(WorkItem.State.REASON_GONE, WorkItemRows.HUB, "the reason is gone", Optional.empty(), ""), at);
    }

    /** What happened to the work item after it was opened, without its end. */
    public List<WorkItemSteps.Step> steps(UUID id) {
        return steps.of(id);
    }

    /** What has become of the tasks of the citizen, by their keys. */
    public Map<String, WorkItem.State> of(Cpr citizen) {
        String key = index.keyOf(citizen);
        return Known.states(of(Set.of(key)).getOrDefault(key, Map.of()));
    }

    /**
     * A task of a citizen.
     *
     * @param due until when humans must have acted on it, as it was set when it was opened
     */
    public record Known(WorkItem.State state, Instant due) {
        /** What has become of each. */
        public static Map<String, WorkItem.State> states(Map<String, Known> known) {
            return known.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().state()));
        }

        /** Until when humans must have acted on those that are open. */
        public static Map<String, Instant> due(Map<String, Known> known) {
            return known.entrySet().stream().filter(one -> one.getValue().state() == WorkItem.State.OPEN)
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().due()));
        }
    }

    /**
     * What has become of the tasks of several citizens, by their keys.
     *
     * @return by the keys of the citizens, without those who have none
     */
    public Map<String, Map<String, Known>> of(Collection<String> citizenKeys) {
        Map<String, Map<String, Known>> known = new HashMap<>();
        jdbc.sql(OF_CITIZENS).param("citizens", citizenKeys.toArray(String[]::new), Types.ARRAY).query(row -> {
            known.computeIfAbsent(row.getString("citizen_key"), absent -> new HashMap<>())
                .put(row.getString("item_key"), new Known(WorkItem.State.valueOf(row.getString("state")), Sql.instant(row, "due_at")));
        });
        return known;
    }

    /** The citizen of the work item; empty if it has none. A merge can change it until the citizen is locked. */
    public Optional<Cpr> citizenOf(UUID id) {
        return jdbc.sql(CITIZEN_OF).param("id", id).query((row, number) -> citizens.opened(row)).optional();
    }

    /** What became of an attempt to take or give back. */
    public enum Handed { DONE, TAKEN_BY_ANOTHER, CLOSED }

    /** A client takes an open work item, so that others see that somebody works on it. To take it again changes nothing. */
    public Handed take(UUID id, String by, Instant at) {
        return handed(id, item -> item.taken().isEmpty() || item.taken().get().by().equals(by), item -> {
            if (item.taken().isEmpty()) {
                jdbc.sql(TAKE).param("id", id).param("by", by).param("at", Sql.time(at)).update();
                steps.add(id, WorkItemSteps.What.TAKEN, by, at);
            }
        });
    }

    /**
     * A client gives back what it has taken.
     *
     * @param whoever whether the client may give back what another one has taken
     */
    public Handed giveBack(UUID id, String by, boolean whoever, Instant at) {
        return handed(id, item -> whoever || item.taken().isEmpty() || item.taken().get().by().equals(by), item -> {
            if (item.taken().isPresent()) {
                jdbc.sql(GIVE_BACK).param("id", id).update();
                steps.add(id, WorkItemSteps.What.GIVEN_BACK, by, at);
            }
        });
    }

    private Handed handed(UUID id, Predicate<StoredWorkItem> may, Consumer<StoredWorkItem> change) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            StoredWorkItem item = locked(id);
            if (!item.standing().open()) {
                return Handed.CLOSED;
            }
            if (!may.test(item)) {
                return Handed.TAKEN_BY_ANOTHER;
            }
            change.accept(item);
            return Handed.DONE;
        }));
    }

    /** The work item, locked until the caller's transaction ends. The caller has locked its citizen before. */
    public StoredWorkItem locked(UUID id) {
        return jdbc.sql(LOCKED).param("id", id).query((row, number) -> rows.stored(row)).single();
    }

    /**
     * A named human answers an open work item. It is closed; the caller makes the hub look at the citizen.
     *
     * @param details what the answer says, as JSON: the same answer sent again is recognised by it
     * @throws IllegalArgumentException when author or reason is blank
     */
    public void answered(UUID id, Answer answer, String details, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        rows.close(id, new Closing(answer.state(), by, because, Optional.of(answer.code()), details), at);
    }

    /**
     * The citizen says something else after the work item was closed. It stays closed, with the later answer.
     *
     * @param details see {@link #answered}
     * @throws IllegalArgumentException when author or reason is blank
     */
    public void answeredAgain(UUID id, Answer answer, String details, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        rows.answerAgain(id, answer.code(), details);
        steps.add(id, WorkItemSteps.What.ANSWERED_AGAIN, by, Optional.of(because), at);
    }

    /**
     * The citizen could not be asked. The work item stays open.
     *
     * @throws IllegalArgumentException when author or reason is blank
     */
    public void notReached(UUID id, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        steps.add(id, WorkItemSteps.What.NOT_REACHED, by, Optional.of(because), at);
    }

    /**
     * A named human takes back how a work item was closed. The caller undoes what followed from it and opens another one.
     *
     * @throws IllegalArgumentException when author or reason is blank
     */
    public void takenBack(UUID id, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        steps.add(id, WorkItemSteps.What.TAKEN_BACK, by, Optional.of(because), at);
    }

    /** What the answer to a closed work item said, as JSON. */
    public String answerOf(UUID id) {
        return jdbc.sql("select * from work_item where id = :id").param("id", id).query((row, number) -> rows.details(row)).single();
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
            boolean closed = rows.close(id, done(by, because), at);
            if (closed) {
                citizenOf(id).ifPresent(citizen -> look(citizen, at));
            }
            return closed;
        }));
    }

    /** The hub looks at the citizen, because a named human decided something about a work item. */
    public void look(Cpr citizen, Instant at) {
        dueWork.scheduleLook(occasions.open(OccasionKind.DECIDED, Optional.of(citizen), at).id(), at);
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
                .forEach(id -> rows.close(id, done(by, because), at));
            look(citizen, at);
        });
    }

    private static Closing done(String by, String because) {
        return new Closing(WorkItem.State.DONE, by, because, Optional.of(Answer.Code.DONE), "");
    }
}
