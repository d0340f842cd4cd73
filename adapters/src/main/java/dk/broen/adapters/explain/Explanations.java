package dk.broen.adapters.explain;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.followup.WorkItemRows;
import dk.broen.adapters.ledger.LedgerRows;
import dk.broen.adapters.outbox.Receipts;
import dk.broen.adapters.plans.PlanSteps;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.Deadlines;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what was decided on an occasion and why, and what became of its notices. Read-only. */
public final class Explanations {
    private static final String OCCASION = """
        select o.id as occasion_id, o.arrival, o.reference, o.kind, o.at, j.source, s.type, s.nature, s.occurred_at,
          p.outcome, p.municipality, p.flags, p.planned_at, p.input_digest, p.sealed_steps
        from occasion o left join journal j on j.occasion_id = o.id left join stay_event s on s.occasion_id = o.id
          left join plan p on p.occasion_id = o.id
        where\s""";
    /** A union, because PostgreSQL would scan the tables for an "or" over columns of several tables. */
    private static final String NAMED = """
        o.id in (
          select id from occasion where reference = :reference
          union select occasion_id from journal where control_hash = :control
          union select occasion_id from notification where reference = :reference) order by o.arrival""";
    private static final String SENDINGS = "select * from notification where occasion_id in (:occasions) order by seq";
    private static final String RECEIPTS = """
        select n.occasion_id, r.* from notification n join receipt r on r.notification_id = n.id
        where n.occasion_id in (:occasions) order by r.seq""";
    private static final String NOTICES = "select * from ledger_entry where occasion_id in (:occasions) order by seq";
    private static final String DECISIONS = "select * from decision where occasion_id in (:occasions) order by place";
    private static final String WORK_ITEMS = "select * from work_item where occasion_id in (:occasions) order by seq";

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final SealedJson sealed;
    private final CitizenIndex index;
    private final LedgerRows ledgerRows;
    private final WorkItemRows workItemRows;
    private final LivesOfNotices lives;

    public Explanations(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.snapshot = database.transactions();
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
        this.ledgerRows = new LedgerRows(database, keys);
        this.lives = new LivesOfNotices(database, keys);
        this.workItemRows = new WorkItemRows(database, keys, Deadlines.WITHOUT_HOLIDAYS);
    }

    /**
     * Finds occasions by what people ask with.
     *
     * @param name the reference of an occasion, the reference of one of its notices, or the message id of the sender; several senders may
     *     use the same message id
     * @return the occasions with that name, in their order; empty when there is none
     */
    public List<Explanation> of(String name) {
        String reference = name.strip().toUpperCase(Locale.ROOT);
        return explained(
            jdbc.sql(OCCASION + NAMED).param("reference", reference).param("control", index.hash(IndexHashes.CONTROL, name.strip())));
    }

    /** All occasions of one citizen, in their order. */
    public List<Explanation> of(Cpr citizen) {
        return explained(jdbc.sql(OCCASION + "o.citizen_key = :citizen order by o.arrival").param("citizen", index.keyOf(citizen)));
    }

    /** The last {@code limit} occasions at that instant or later, in their order. */
    public List<Explanation> recent(Instant since, int limit) {
        String latest = OCCASION + "o.at >= :since order by o.arrival desc limit :limit";
        return explained(jdbc.sql("select * from (" + latest + ") latest order by arrival")
            .param("since", Sql.time(since)).param("limit", limit));
    }

    /** All statements see the same instant: a plan that is stored meanwhile is read with all that belongs to it, or not at all. */
    private List<Explanation> explained(JdbcClient.StatementSpec selection) {
        return Objects.requireNonNull(snapshot.execute(transaction -> read(selection)));
    }

    /** Reads the occasions first, then the rows that belong to all of them: one connection at a time, at most eleven statements. */
    private List<Explanation> read(JdbcClient.StatementSpec selection) {
        List<Head> heads = selection.query((row, number) -> head(row)).list();
        List<UUID> ids = heads.stream().map(head -> head.occasion().value()).toList();
        Map<OccasionId, List<Heard>> receipts = of(ids, RECEIPTS, (row, number) -> heard(row));
        Map<OccasionId, List<Sent>> sendings =
            of(ids, SENDINGS, (row, number) -> sent(row, receipts.getOrDefault(occasion(row), List.of())));
        Map<OccasionId, PlanSteps> steps = heads.stream().flatMap(head -> head.steps().stream()
            .map(found -> Map.entry(head.occasion(), found))).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<OccasionId, List<LedgerEntryId>> entries = of(ids, NOTICES, (row, number) -> new LedgerEntryId(Sql.uuid(row, "id")));
        Map<LedgerEntryId, List<Explanation.Happened>> happened = lives.of(entries.values().stream().flatMap(List::stream).toList());
        Map<OccasionId, List<Explanation.Notice>> notices = of(ids, NOTICES, (row, number) -> notice(row,
            steps.get(occasion(row)).notices().get(row.getInt("place")), sendings.getOrDefault(occasion(row), List.of()),
            happened.getOrDefault(new LedgerEntryId(Sql.uuid(row, "id")), List.of())));
        Map<OccasionId, List<Explanation.Decided>> decisions = of(ids, DECISIONS,
            (row, number) -> decided(row, steps.get(occasion(row)).decisions().get(row.getInt("place"))));
        Map<OccasionId, List<Explanation.ExplainedWorkItem>> items = of(ids, WORK_ITEMS, (row, number) -> workItem(row));
        return heads.stream().map(head -> new Explanation(head.occasion(), head.reference(), head.kind(), head.at(), head.message(),
            head.plan(), decisions.getOrDefault(head.occasion(), List.of()), notices.getOrDefault(head.occasion(), List.of()),
            sendings(sendings.getOrDefault(head.occasion(), List.of()), sent -> sent.entry().isEmpty()),
            items.getOrDefault(head.occasion(), List.of()))).toList();
    }

    private <T> Map<OccasionId, List<T>> of(List<UUID> occasions, String sql, RowMapper<T> mapper) {
        Map<OccasionId, List<T>> values = new HashMap<>();
        if (!occasions.isEmpty()) {
            jdbc.sql(sql).param("occasions", occasions).query(row -> {
                values.computeIfAbsent(occasion(row), absent -> new ArrayList<>()).add(mapper.mapRow(row, row.getRow()));
            });
        }
        return values;
    }

    /** An occasion without its decisions, notices and work items. */
    private record Head(OccasionId occasion, String reference, OccasionKind kind, Instant at, Optional<Explanation.Message> message,
        Optional<Explanation.PlanSummary> plan, Optional<PlanSteps> steps) {}

    private Head head(ResultSet row) throws SQLException {
        OccasionId occasion = occasion(row);
        Optional<PlanSteps> steps = Optional.ofNullable(row.getBytes("sealed_steps"))
            .map(bytes -> sealed.open(bytes, PlanSteps.class, Plans.context(occasion)));
        return new Head(occasion, row.getString("reference"), OccasionKind.valueOf(row.getString("kind")), Sql.instant(row, "at"),
            message(row), steps.isPresent() ? Optional.of(planSummary(row, steps.get())) : Optional.empty(), steps);
    }

    private static OccasionId occasion(ResultSet row) throws SQLException {
        return new OccasionId(Sql.uuid(row, "occasion_id"));
    }

    private static Optional<Explanation.Message> message(ResultSet row) throws SQLException {
        Optional<String> source = Sql.optionalText(row, "source");
        Optional<Explanation.Stay> stay = stay(row);
        return source.map(hospital -> new Explanation.Message(hospital, stay));
    }

    private static Optional<Explanation.Stay> stay(ResultSet row) throws SQLException {
        Optional<Instant> occurredAt = Sql.optionalInstant(row, "occurred_at");
        return occurredAt.isEmpty() ? Optional.empty() : Optional.of(new Explanation.Stay(EventType.valueOf(row.getString("type")),
            EventNature.valueOf(row.getString("nature")), occurredAt.get()));
    }

    private static Explanation.PlanSummary planSummary(ResultSet row, PlanSteps steps) throws SQLException {
        Set<Flag> flags = Arrays.stream(row.getString("flags").split(" ")).filter(Predicate.not(String::isEmpty)).map(Flag::valueOf)
            .collect(Collectors.toSet());
        return new Explanation.PlanSummary(Plan.Outcome.valueOf(row.getString("outcome")),
            Sql.optionalText(row, "municipality").map(MunicipalityCode::new), flags, Sql.instant(row, "planned_at"),
            Sql.optionalText(row, "input_digest"), steps.plan());
    }

    private static Explanation.Decided decided(ResultSet row, List<String> steps) throws SQLException {
        return new Explanation.Decided(Sql.uuid(row, "id"), new MatterKey(row.getString("matter_key")),
            EventType.valueOf(row.getString("event_type")), new UnitFunction(row.getString("function")), new UnitId(row.getString("unit")),
            new MunicipalityCode(row.getString("municipality")), Explanation.Verdict.valueOf(row.getString("verdict")),
            Sql.optionalText(row, "reason"), Sql.optionalText(row, "basis"), Sql.optionalText(row, "rule"), steps,
            Sql.instant(row, "decided_at"));
    }

    private Explanation.Notice notice(ResultSet row, List<String> steps, List<Sent> sent, List<Explanation.Happened> life)
        throws SQLException {
        LedgerEntryId entry = new LedgerEntryId(Sql.uuid(row, "id"));
        Words words = ledgerRows.words(row);
        return new Explanation.Notice(entry, new UnitFunction(row.getString("function")), new UnitId(row.getString("unit")),
            new MunicipalityCode(row.getString("municipality")), NoticeKind.valueOf(row.getString("kind")), types(words.takesBack()),
            types(words.says()), words.now(), row.getString("basis"), row.getString("rule"), steps,
            sendings(sent, sending -> sending.entry().equals(Optional.of(entry))), life);
    }

    private static List<EventType> types(List<Saying> sayings) {
        return sayings.stream().map(Saying::type).toList();
    }

    /** A row of the outbox, with the entry of the ledger that it carries. An answer to a ward carries none. */
    private record Sent(Optional<LedgerEntryId> entry, Explanation.Sending sending) {}

    /** A receipt of a notice. */
    private record Heard(UUID notice, Receipt receipt) {}

    private static Heard heard(ResultSet row) throws SQLException {
        return new Heard(Sql.uuid(row, "notification_id"), Receipts.of(row));
    }

    private static Sent sent(ResultSet row, List<Heard> receipts) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        Explanation.State state = Explanation.State.valueOf(row.getString("state"));
        Optional<Instant> sentAt = Sql.optionalInstant(row, "settled_at").filter(at -> state == Explanation.State.SENT);
        return new Sent(Sql.optionalUuid(row, "entry_id").map(LedgerEntryId::new), new Explanation.Sending(row.getString("reference"),
            Channel.valueOf(row.getString("channel")), ContentLevel.valueOf(row.getString("content")), row.getBoolean("urgent"),
            Sql.instant(row, "due_at"), state, Sql.optionalText(row, "state_reason"), row.getInt("attempts"), sentAt,
            receipts.stream().filter(heard -> heard.notice().equals(id)).map(Heard::receipt).toList()));
    }

    private static List<Explanation.Sending> sendings(List<Sent> sent, Predicate<Sent> filter) {
        return sent.stream().filter(filter).map(Sent::sending).toList();
    }

    private Explanation.ExplainedWorkItem workItem(ResultSet row) throws SQLException {
        return new Explanation.ExplainedWorkItem(Sql.uuid(row, "id"), row.getString("reference"), workItemRows.item(row),
            WorkItem.Owner.valueOf(row.getString("owner")), WorkItem.State.valueOf(row.getString("state")), Sql.instant(row, "created_at"),
            Sql.optionalInstant(row, "closed_at"));
    }
}
