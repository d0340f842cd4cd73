package dk.broen.adapters.explain;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.plans.DecisionRows;
import dk.broen.adapters.plans.Plans;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was decided about an event and why, and what became of its notices. Read-only. */
public final class Explanations {
    private static final String EVENT = """
        select j.event_id, j.arrival, j.reference, j.source, j.received_at, s.type, s.nature, s.occurred_at,
          p.outcome, p.municipality, p.flags, p.planned_at, p.input_digest, p.sealed_steps
        from journal j left join stay_event s using (event_id) left join plan p using (event_id)
        where\s""";
    /** A union, because PostgreSQL would scan the tables for an "or" over columns of several tables. */
    private static final String NAMED = """
        j.event_id in (
          select event_id from journal where reference = :reference
          union select event_id from journal where control_hash = :control
          union select event_id from notification where reference = :reference) order by j.arrival""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public Explanations(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys.seal());
        this.index = keys.index();
    }

    /**
     * Finds events by what people ask with.
     *
     * @param name the reference of an event, the reference of one of its notices, or the message id of the sender; several senders may use
     *     the same message id
     * @return the events with that name, in the order of arrival; empty when there is none
     */
    public List<Explanation> of(String name) {
        String reference = name.strip().toUpperCase(Locale.ROOT);
        return explained(
            jdbc.sql(EVENT + NAMED).param("reference", reference).param("control", index.hash(IndexHashes.CONTROL, name.strip())));
    }

    public Optional<Explanation> of(OccasionId event) {
        return explained(jdbc.sql(EVENT + "j.event_id = :event").param("event", event.value())).stream().findFirst();
    }

    /** The last {@code limit} events that were received at that instant or later, in the order of arrival. */
    public List<Explanation> recent(Instant since, int limit) {
        String latest = EVENT + "j.received_at >= :since order by j.arrival desc limit :limit";
        return explained(jdbc.sql("select * from (" + latest + ") latest order by arrival")
            .param("since", Sql.time(since)).param("limit", limit));
    }

    /** Reads the events first, then the rows that belong to all of them: one connection at a time, at most four statements. */
    private List<Explanation> explained(JdbcClient.StatementSpec selection) {
        List<Head> heads = selection.query((row, number) -> head(row)).list();
        List<UUID> ids = heads.stream().map(head -> head.event().value()).toList();
        Map<OccasionId, List<Notice>> notices = of(ids, "select * from notification where event_id in (:events) order by seq",
            (row, number) -> notice(row));
        Map<OccasionId, List<Explanation.Decided>> decisions = of(ids, "select * from decision where event_id in (:events) order by place",
            (row, number) -> decided(row, notices.getOrDefault(event(row), List.of())));
        Map<OccasionId, List<Explanation.ExplainedWorkItem>> tasks =
            of(ids, "select * from work_item where event_id in (:events) order by created_at, id",
                (row, number) -> task(row));
        return heads.stream().map(head -> new Explanation(head.event(), head.reference(), head.source(), head.receivedAt(), head.stay(),
            head.plan(),
            decisions.getOrDefault(head.event(), List.of()),
            sendings(notices.getOrDefault(head.event(), List.of()), notice -> notice.decision().isEmpty()),
            tasks.getOrDefault(head.event(), List.of()))).toList();
    }

    private <T> Map<OccasionId, List<T>> of(List<UUID> events, String sql, RowMapper<T> mapper) {
        Map<OccasionId, List<T>> values = new HashMap<>();
        if (!events.isEmpty()) {
            jdbc.sql(sql).param("events", events).query(row -> {
                values.computeIfAbsent(event(row), absent -> new ArrayList<>()).add(mapper.mapRow(row, row.getRow()));
            });
        }
        return values;
    }

    /** An event without its decisions, notices and work items. */
    private record Head(OccasionId event, String reference, String source, Instant receivedAt, Optional<Explanation.Stay> stay,
        Optional<Explanation.PlanSummary> plan) {}

    private Head head(ResultSet row) throws SQLException {
        return new Head(event(row), row.getString("reference"), row.getString("source"), Sql.instant(row, "received_at"),
            stay(row), planSummary(event(row), row));
    }

    private static OccasionId event(ResultSet row) throws SQLException {
        return new OccasionId(Sql.uuid(row, "event_id"));
    }

    private static Optional<Explanation.Stay> stay(ResultSet row) throws SQLException {
        Optional<Instant> occurredAt = Sql.optionalInstant(row, "occurred_at");
        return occurredAt.isEmpty() ? Optional.empty() : Optional.of(new Explanation.Stay(EventType.valueOf(row.getString("type")),
            EventNature.valueOf(row.getString("nature")), occurredAt.get()));
    }

    private Optional<Explanation.PlanSummary> planSummary(OccasionId event, ResultSet row) throws SQLException {
        Optional<String> outcome = Sql.optionalText(row, "outcome");
        if (outcome.isEmpty()) {
            return Optional.empty();
        }
        Set<Flag> flags = Arrays.stream(row.getString("flags").split(" ")).filter(Predicate.not(String::isEmpty)).map(Flag::valueOf)
            .collect(Collectors.toSet());
        return Optional.of(new Explanation.PlanSummary(Plan.Outcome.valueOf(outcome.get()),
            Sql.optionalText(row, "municipality").map(MunicipalityCode::new), flags, Sql.instant(row, "planned_at"),
            Sql.optionalText(row, "input_digest"), sealed.openSteps(row.getBytes("sealed_steps"), Plans.context(event))));
    }

    private Explanation.Decided decided(ResultSet row, List<Notice> notices) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new Explanation.Decided(id, new UnitFunction(row.getString("function")), new UnitId(row.getString("unit")),
            new MunicipalityCode(row.getString("municipality")), NoticeKind.valueOf(row.getString("kind")),
            Explanation.Verdict.valueOf(row.getString("verdict")), Sql.optionalText(row, "reason"), Sql.optionalText(row, "basis"),
            Sql.optionalText(row, "rule"), sealed.openSteps(row.getBytes("sealed_steps"), DecisionRows.context(id)),
            Sql.instant(row, "decided_at"), sendings(notices, notice -> notice.decision().equals(Optional.of(id))));
    }

    /** A notice and the decision that it follows from. The answer to the ward follows from no decision. */
    private record Notice(Optional<UUID> decision, Explanation.Sending sending) {}

    private static Notice notice(ResultSet row) throws SQLException {
        Explanation.State state = Explanation.State.valueOf(row.getString("state"));
        Optional<Instant> sentAt = Sql.optionalInstant(row, "settled_at").filter(at -> state == Explanation.State.SENT);
        return new Notice(Optional.ofNullable(Sql.uuid(row, "decision_id")), new Explanation.Sending(row.getString("reference"),
            Channel.valueOf(row.getString("channel")), ContentLevel.valueOf(row.getString("content")), row.getBoolean("urgent"),
            Sql.instant(row, "due_at"), state, Sql.optionalText(row, "state_reason"), row.getInt("attempts"), sentAt));
    }

    private static List<Explanation.Sending> sendings(List<Notice> notices, Predicate<Notice> filter) {
        return notices.stream().filter(filter).map(Notice::sending).toList();
    }

    private Explanation.ExplainedWorkItem task(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new Explanation.ExplainedWorkItem(id, new WorkItem(WorkItem.Kind.valueOf(row.getString("kind")),
            sealed.open(row.getBytes("sealed_because"), String.class, WorkItems.context(id))), Sql.instant(row, "created_at"),
            Sql.optionalInstant(row, "closed_at"));
    }
}
