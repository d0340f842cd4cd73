package dk.broen.adapters.plans;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.OutboxRows;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.EarlierDecision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the plan of an event with all its consequences: decisions, outbox rows, withdrawals, the answer to the ward, work items.
 * Stores all of it or nothing; joins the caller's transaction.
 */
public final class Plans {
    private static final String INSERT = """
        insert into plan (event_id, planned_at, municipality, flags, outcome, input_digest, sealed_steps)
        values (:event, :at, :municipality, :flags, :outcome, :digest, :steps)""";
    private static final String REPLACE = """
        update plan set planned_at = :at, municipality = coalesce(:municipality, municipality), flags = :flags, outcome = :outcome,
          input_digest = :digest, sealed_steps = :steps
        where event_id = :event""";
    private static final String WITHDRAW = """
        update notification set state = 'DROPPED', state_reason = 'WITHDRAWN', settled_at = :at where id = :id and state = 'PENDING'""";
    /** The strongest outcome that applies, as in {@link Plan#outcome()}, but over all plannings of the event. */
    private static final String OUTCOME = """
        select case
          when exists (select 1 from decision where event_id = :event and verdict = 'HELD') then 'HELD'
          when exists (select 1 from notification where event_id = :event and decision_id is not null) then 'NOTIFIED'
          when exists (select 1 from decision where event_id = :event and verdict = 'WITHHELD') then 'WITHHELD'
          when exists (select 1 from work_item where event_id = :event) then 'WORK_ITEM'
          else 'NOBODY_CONCERNED' end""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SealedJson sealed;
    private final DecisionRows decisions;
    private final OutboxRows outbox;
    private final WorkItems workItems;

    public Plans(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sealed = new SealedJson(keys.seal());
        this.decisions = new DecisionRows(database, keys);
        this.outbox = new OutboxRows(database, keys);
        this.workItems = new WorkItems(database, keys);
    }

    /**
     * Stores the first plan of an event.
     *
     * @return the notices to schedule, including the answer to the ward
     */
    public List<PlannedNotification> save(OccasionId id, StayEvent event, Plan plan, Instant plannedAt, String inputDigest) {
        return inTransaction(() -> {
            row(INSERT, id, plan, plan.outcome(), plannedAt, Optional.of(inputDigest)).update();
            withdraw(plan, plannedAt);
            List<OutboxRows.Notice> notices = new ArrayList<>(add(id, event.citizen(), 0, plan.decisions(), plannedAt));
            plan.wardAnswer().ifPresent(answer -> notices.add(outbox.to(id, event.citizen(), answer, plannedAt)));
            plan.workItems().forEach(item -> workItems.open(id, item, plannedAt));
            return outbox.add(notices);
        });
    }

    /**
     * Stores the new plan of an event that is planned again, after a technical fault or because a held notice lost its recipient. Replaces
     * open decisions only; a settled decision stands. Adds a decision for each new candidate (see {@link EarlierDecision}).
     *
     * @return the new notices to schedule
     */
    public List<PlannedNotification> saveAgain(OccasionId id, StayEvent event, Plan plan, Instant plannedAt, String inputDigest) {
        return inTransaction(() -> {
            List<OutboxRows.Notice> notices = new ArrayList<>();
            List<DecisionRows.Row> earlier = decisions.standingOf(id);
            List<Decision> newCandidates = new ArrayList<>();
            for (Decision decision : EarlierDecision.newlyDecided(earlier.stream().map(DecisionRows.Row::decision).toList(), plan)) {
                earlier.stream().filter(row -> row.decision().isOf(decision)).findFirst().ifPresentOrElse(row -> {
                    decisions.decide(row, decision, plannedAt);
                    notices.addAll(deliveries(id, event.citizen(), row.id(), decision));
                }, () -> newCandidates.add(decision));
            }
            notices.addAll(add(id, event.citizen(), earlier.size(), newCandidates, plannedAt));
            earlier.stream().filter(row -> row.decision().lapses(plan)).forEach(row -> decisions.lapse(row, plan.steps(), plannedAt));
            withdraw(plan, plannedAt);
            plan.wardAnswer().filter(answer -> !answered(id))
                .ifPresent(answer -> notices.add(outbox.to(id, event.citizen(), answer, plannedAt)));
            workItems.updateAfterReplanning(id, plan.workItems(), plannedAt);
            Plan.Outcome outcome = Plan.Outcome.valueOf(jdbc.sql(OUTCOME).param("event", id.value()).query(String.class).single());
            row(REPLACE, id, plan, outcome, plannedAt, Optional.of(inputDigest)).update();
            return outbox.add(notices);
        });
    }

    /**
     * Stores the outcome of an event without decisions: a silent or unreadable message.
     *
     * @param because the reason, without citizen data
     */
    public void saveWithoutDecisions(OccasionId id, Plan.Outcome outcome, String because, Instant at) {
        row(INSERT, id, Plan.nobody(because), outcome, at, Optional.empty()).update();
    }

    public static String context(OccasionId id) {
        return "plan.steps/" + id;
    }

    /** @param place the place of the first of them among the decisions of the event */
    private List<OutboxRows.Notice> add(OccasionId id, Cpr citizen, int place, List<Decision> decided, Instant at) {
        List<OutboxRows.Notice> notices = new ArrayList<>();
        Iterator<UUID> rows = decisions.add(id, place, decided, at).iterator();
        decided.forEach(decision -> notices.addAll(deliveries(id, citizen, rows.next(), decision)));
        return notices;
    }

    private List<OutboxRows.Notice> deliveries(OccasionId id, Cpr citizen, UUID decided, Decision decision) {
        return decision.deliveries().stream().map(delivery -> outbox.to(id, citizen, decided, decision, delivery)).toList();
    }

    private void withdraw(Plan plan, Instant at) {
        plan.withdrawn().forEach(unsent -> jdbc.sql(WITHDRAW).param("id", unsent.value()).param("at", Sql.time(at)).update());
    }

    private boolean answered(OccasionId id) {
        return jdbc.sql("select count(*) from notification where event_id = :event and decision_id is null").param("event", id.value())
            .query(Integer.class).single() > 0;
    }

    private JdbcClient.StatementSpec row(String sql, OccasionId id, Plan plan, Plan.Outcome outcome, Instant at, Optional<String> digest) {
        return jdbc.sql(sql).param("event", id.value()).param("at", Sql.time(at))
            .param("municipality", plan.municipality().map(MunicipalityCode::value).orElse(null), Types.VARCHAR)
            .param("flags", plan.flags().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")))
            .param("outcome", outcome.name()).param("digest", digest.orElse(null), Types.VARCHAR)
            .param("steps", sealed.seal(plan.steps(), context(id)));
    }

    private List<PlannedNotification> inTransaction(Supplier<List<PlannedNotification>> work) {
        return List.copyOf(Objects.requireNonNull(transactions.execute(transaction -> work.get())));
    }
}
