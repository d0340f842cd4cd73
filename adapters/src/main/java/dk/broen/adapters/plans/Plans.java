package dk.broen.adapters.plans;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.followup.WorkItemRows;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.ledger.LedgerRows;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.OutboxRows;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.history.Flag;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the plan of an occasion with all its consequences: decisions that changed, entries of the ledger with their notices, withdrawals,
 * answers to wards, work items. Stores all of it or nothing; joins the caller's transaction. The caller has locked the citizen.
 */
public final class Plans {
    private static final String INSERT = """
        insert into plan (occasion_id, planned_at, municipality, flags, outcome, input_digest, sealed_steps)
        values (:occasion, :at, :municipality, :flags, :outcome, :digest, :steps)""";
    /** Several decisions of one occasion can have one matter, function and unit: about several persons of the unit. They stand together. */
    private static final String STANDING = """
        select matter_key, function, unit, mark from (
          select d.*, rank() over (partition by matter_key, function, unit order by latest desc) as age from (
            select *, max(seq) over (partition by occasion_id) as latest from decision
            where citizen_key = :citizen and decided_at >= :since) d) ranked
        where age = 1""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SealedJson sealed;
    private final Citizens citizens;
    private final Horizon horizon;
    private final DecisionRows decisions;
    private final LedgerRows ledger;
    private final OutboxRows outbox;
    private final WorkItemRows workItems;

    public Plans(Database database, Keys keys, Horizon horizon) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sealed = new SealedJson(keys.seal());
        this.citizens = new Citizens(database, keys);
        this.horizon = horizon;
        this.decisions = new DecisionRows(database, keys);
        this.ledger = new LedgerRows(database, keys);
        this.outbox = new OutboxRows(database, keys);
        this.workItems = new WorkItemRows(database, keys);
    }

    /** The decisions that stand, to find those that a plan changes. */
    public Set<Decision.Mark> decided(Cpr citizen) {
        String key = citizens.keyOf(citizen);
        return jdbc.sql(STANDING).param("citizen", key).param("since", Sql.time(horizon.since(key)))
            .query((row, number) -> DecisionRows.mark(row)).list().stream().collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Stores the plan of an occasion.
     *
     * @return the notices to schedule: those of the plan, those that it takes up again, and the answers to wards
     */
    public List<PlannedNotification> save(OccasionId occasion, Cpr citizen, Plan plan, Instant at, Optional<String> inputDigest) {
        return List.copyOf(Objects.requireNonNull(transactions.execute(transaction -> {
            insert(occasion, plan.municipality(), plan.flags(), plan.outcome(), plan.steps(), at, inputDigest);
            decisions.add(occasion, citizen, plan.decisions(), at);
            plan.withdrawn().forEach(withdrawn -> outbox.withdraw(withdrawn.entry(), withdrawn.reason(), at));
            plan.close().forEach(key -> workItems.reasonGone(citizen, key, at));
            plan.open().forEach(item -> workItems.open(Optional.of(occasion), Optional.of(citizen), item, at));
            List<PlannedNotification> planned = new ArrayList<>();
            plan.kept().stream().filter(Plan.Kept::revived).forEach(kept -> planned.addAll(outbox.revive(kept.entry(), at)));
            planned.addAll(outbox.add(notices(occasion, citizen, plan, at)));
            return planned;
        })));
    }

    /**
     * Stores the outcome of a message that is not planned: it was unreadable, or it says nothing.
     *
     * @param because the reason, without citizen data
     */
    public void saveWithoutDecisions(OccasionId occasion, Plan.Outcome outcome, String because, Instant at) {
        insert(occasion, Optional.empty(), Set.of(), outcome, List.of(because), at, Optional.empty());
    }

    public static String context(OccasionId occasion) {
        return "plan.steps/" + occasion;
    }

    private List<OutboxRows.Notice> notices(OccasionId occasion, Cpr citizen, Plan plan, Instant at) {
        List<OutboxRows.Notice> rows = new ArrayList<>();
        for (Plan.Notice notice : plan.notices()) {
            LedgerEntryId entry = ledger.add(occasion, citizen, notice.content(), notice.steps(), at);
            notice.deliveries().forEach(delivery -> rows.add(outbox.to(occasion, citizen, entry, notice.content(), delivery)));
        }
        plan.wardAnswers().forEach(answer -> rows.add(outbox.to(occasion, citizen, answer, at)));
        return rows;
    }

    private void insert(OccasionId occasion, Optional<MunicipalityCode> municipality, Set<Flag> flags, Plan.Outcome outcome,
        List<String> steps, Instant at, Optional<String> digest) {
        jdbc.sql(INSERT).param("occasion", occasion.value()).param("at", Sql.time(at))
            .param("municipality", municipality.map(MunicipalityCode::value).orElse(null), Types.VARCHAR)
            .param("flags", flags.stream().map(Enum::name).sorted().collect(Collectors.joining(" ")))
            .param("outcome", outcome.name()).param("digest", digest.orElse(null), Types.VARCHAR)
            .param("steps", sealed.seal(steps, context(occasion))).update();
    }
}
