package dk.broen.adapters.plans;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.followup.WorkItemRows;
import dk.broen.adapters.history.ReadWindow;
import dk.broen.adapters.ledger.LedgerRows;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.OutboxRows;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.history.Flag;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the plan of an occasion with all its consequences: decisions that changed, entries of the ledger with their notices, withdrawals,
 * answers to wards, work items. Stores all of it or nothing; joins the caller's transaction. The caller has locked the citizen.
 */
public final class Plans {
    private static final String INSERT = """
        insert into plan (occasion_id, planned_at, municipality, flags, outcome, input_digest, sealed_steps)
        select * from unnest(:occasions::uuid[], :times::timestamptz[], :municipalities::text[], :flags::text[], :outcomes::text[],
          :digests::text[], :steps::bytea[])""";
    /** Several decisions of one occasion can have one matter, function and unit: about several persons of the unit. They stand together. */
    private static final String STANDING = """
        select citizen_key, matter_key, function, unit, mark from (
          select d.*, rank() over (partition by d.citizen_key, matter_key, function, unit order by latest desc) as age
          from unnest(:citizens::text[], :since::timestamptz[]) as read (citizen_key, since) cross join lateral (
            select decision.*, max(seq) over (partition by occasion_id) as latest from decision
            where citizen_key = read.citizen_key and decided_at >= read.since) d) ranked
        where age = 1""";

    private static final String RESTATE = """
        update plan p set outcome = :outcome, sealed_steps = :steps where occasion_id = :occasion and input_digest is null
          and not exists (select 1 from decision d where d.occasion_id = p.occasion_id)
          and not exists (select 1 from ledger_entry e where e.occasion_id = p.occasion_id)""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SealedJson sealed;
    private final Citizens citizens;
    private final DecisionRows decisions;
    private final LedgerRows ledger;
    private final OutboxRows outbox;
    private final WorkItemRows workItems;

    /** With the shipped deadlines of work items, without holidays. */
    public Plans(Database database, Keys keys) {
        this(database, keys, Deadlines.WITHOUT_HOLIDAYS);
    }

    /** @param deadlines when work items are due */
    public Plans(Database database, Keys keys, Deadlines deadlines) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sealed = new SealedJson(keys);
        this.citizens = new Citizens(database, keys);
        this.decisions = new DecisionRows(database, keys.index());
        this.ledger = new LedgerRows(database, keys);
        this.outbox = new OutboxRows(database, keys);
        this.workItems = new WorkItemRows(database, keys, deadlines);
    }

    /**
     * The decisions about the citizens that stand, to find those that a plan changes.
     *
     * @param windows what is read of each citizen, by key
     * @return by the same keys, without those about whom nothing was decided
     */
    public Map<String, Set<Decision.Mark>> decided(Map<String, ReadWindow> windows) {
        List<String> keys = List.copyOf(windows.keySet());
        Map<String, Set<Decision.Mark>> decided = new HashMap<>();
        jdbc.sql(STANDING).param("citizens", keys.toArray(String[]::new), Types.ARRAY)
            .param("since", Sql.times(keys, key -> windows.get(key).since()), Types.ARRAY).query(row -> {
                decided.computeIfAbsent(row.getString("citizen_key"), absent -> new HashSet<>()).add(DecisionRows.mark(row));
            });
        return decided;
    }

    /** The occasions among these that have a plan. */
    public Set<OccasionId> planned(Collection<OccasionId> occasions) {
        return jdbc.sql("select occasion_id from plan where occasion_id = any(:ids)")
            .param("ids", occasions.stream().map(OccasionId::value).toArray(UUID[]::new), Types.ARRAY).query(UUID.class).list().stream()
            .map(OccasionId::new).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Stores the plans of occasions. Rows of one table are inserted in one round trip.
     *
     * @return the notices to schedule: those of the plans, those that they take up again, and the answers to wards
     */
    public List<PlannedNotification> save(List<Planned> batch, Instant at) {
        return List.copyOf(Objects.requireNonNull(transactions.execute(transaction -> {
            insert(batch.stream().map(planned -> row(planned, at)).toList());
            decisions.add(batch.stream().flatMap(planned -> decisions(planned, at)).toList());
            batch.forEach(planned -> planned.plan().withdrawn()
                .forEach(withdrawn -> outbox.withdraw(withdrawn.entry(), withdrawn.reason(), at)));
            batch.forEach(planned -> planned.plan().close().forEach(key -> workItems.reasonGone(planned.citizen(), key, at)));
            batch.forEach(planned -> planned.plan().open()
                .forEach(item -> workItems.open(Optional.of(planned.occasion()), Optional.of(planned.citizen()), item, at)));
            List<PlannedNotification> notices = new ArrayList<>();
            batch.stream().flatMap(planned -> planned.plan().kept().stream()).filter(Plan.Kept::revived)
                .forEach(kept -> notices.addAll(outbox.revive(kept.entry(), at)));
            notices.addAll(outbox.add(notices(batch, at)));
            return notices;
        })));
    }

    /**
     * Stores the outcome of a message that is not planned, because it is unreadable.
     *
     * @param because the reason, without citizen data
     */
    public void saveWithoutDecisions(OccasionId occasion, Plan.Outcome outcome, String because, Instant at) {
        insert(List.of(unplanned(occasion, outcome, because, at)));
    }

    /**
     * Something else became of a message that was not planned. An occasion that was planned keeps its plan.
     *
     * @param because the reason, without citizen data
     */
    public void restate(OccasionId occasion, Plan.Outcome outcome, String because) {
        jdbc.sql(RESTATE).param("occasion", occasion.value()).param("outcome", outcome.name())
            .param("steps", sealed.seal(PlanSteps.only(because), context(occasion))).update();
    }

    /**
     * Stores the outcome of messages that say nothing, or nothing new.
     *
     * @param because the reason for each, without citizen data
     */
    public void saveNobodyConcerned(Map<OccasionId, String> because, Instant at) {
        insert(because.entrySet().stream()
            .map(nothing -> unplanned(nothing.getKey(), Plan.Outcome.NOBODY_CONCERNED, nothing.getValue(), at)).toList());
    }

    private static Row unplanned(OccasionId occasion, Plan.Outcome outcome, String because, Instant at) {
        return new Row(occasion, at, Optional.empty(), Set.of(), outcome, Optional.empty(), PlanSteps.only(because));
    }

    public static String context(OccasionId occasion) {
        return "plan.steps/" + occasion;
    }

    /** Ledger entries come before the notices that carry them. */
    private List<OutboxRows.Notice> notices(List<Planned> batch, Instant at) {
        List<LedgerRows.Entry> entries = new ArrayList<>();
        List<OutboxRows.Notice> rows = new ArrayList<>();
        for (Planned planned : batch) {
            int place = 0;
            for (Plan.Notice notice : planned.plan().notices()) {
                LedgerEntryId entry = new LedgerEntryId(NewId.draw());
                entries.add(new LedgerRows.Entry(entry, planned.occasion(), place++, planned.citizen(), notice.content(), at));
                notice.deliveries().forEach(delivery -> rows.add(
                    outbox.to(planned.occasion(), planned.citizen(), entry, notice.content(), delivery)));
            }
            planned.plan().wardAnswers().forEach(answer -> rows.add(outbox.to(planned.occasion(), planned.citizen(), answer, at)));
        }
        ledger.add(entries);
        return rows;
    }

    private static Stream<DecisionRows.Row> decisions(Planned planned, Instant at) {
        List<Decision> decisions = planned.plan().decisions();
        return IntStream.range(0, decisions.size())
            .mapToObj(place -> new DecisionRows.Row(planned.occasion(), place, planned.citizen(), decisions.get(place), at));
    }

    private static Row row(Planned planned, Instant at) {
        Plan plan = planned.plan();
        return new Row(planned.occasion(), at, plan.municipality(), plan.flags(), plan.outcome(), planned.inputDigest(),
            PlanSteps.of(plan));
    }

    /** A row of the table. */
    private record Row(OccasionId occasion, Instant at, Optional<MunicipalityCode> municipality, Set<Flag> flags, Plan.Outcome outcome,
        Optional<String> digest, PlanSteps steps) {}

    private void insert(List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(INSERT).param("occasions", Sql.column(rows, row -> row.occasion().value()), Types.ARRAY)
                .param("times", Sql.times(rows, Row::at), Types.ARRAY)
                .param("municipalities", Sql.column(rows, row -> row.municipality().map(MunicipalityCode::value).orElse(null)), Types.ARRAY)
                .param("flags", Sql.column(rows,
                    row -> row.flags().stream().map(Enum::name).sorted().collect(Collectors.joining(" "))), Types.ARRAY)
                .param("outcomes", Sql.column(rows, Row::outcome), Types.ARRAY)
                .param("digests", Sql.column(rows, row -> row.digest().orElse(null)), Types.ARRAY)
                .param("steps", Sql.bytes(rows, row -> sealed.seal(row.steps(), context(row.occasion()))), Types.ARRAY).update();
        }
    }
}
