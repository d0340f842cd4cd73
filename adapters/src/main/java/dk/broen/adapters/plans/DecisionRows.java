package dk.broen.adapters.plans;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.NotConcernedReason;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.EarlierDecision;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Stores decisions as rows: the verdict with its reason or basis as plain text, the steps sealed. */
public final class DecisionRows {
    private static final String INSERT = """
        insert into decision (id, event_id, place, function, unit, municipality, kind, verdict, reason, basis, rule, sealed_steps,
          decided_at)
        values (:id, :event, :place, :function, :unit, :municipality, :kind, :verdict, :reason, :basis, :rule, :steps, :at)""";
    private static final String UPDATE = """
        update decision set verdict = :verdict, reason = :reason, basis = :basis, rule = :rule, sealed_steps = :steps, decided_at = :at
        where id = :id""";
    /**
     * The decisions of an event. {@code told} is true when a notice of the decision was not dropped (pending, sent or given up) and is not
     * a pointer. A pointer counts only when all notices of the decision are pointers.
     */
    private static final String STANDING = """
        select id, function, unit, kind, verdict, reason, exists (
          select 1 from notification n
          where n.decision_id = decision.id and n.state <> 'DROPPED' and (n.content <> 'POINTER' or not exists (
            select 1 from notification other where other.decision_id = decision.id and other.content <> 'POINTER'))) as told
        from decision where event_id = :event order by place for update""";

    private final Database database;
    private final SealedJson sealed;

    DecisionRows(Database database, Keys keys) {
        this.database = database;
        this.sealed = new SealedJson(keys.seal());
    }

    /** A decision of an earlier planning of the event. */
    record Row(UUID id, EarlierDecision decision) {}

    /**
     * Inserts new decisions.
     *
     * @param place the place of the first of them among the decisions of the event
     * @return their ids, in the same order
     */
    List<UUID> add(OccasionId event, int place, List<Decision> decisions, Instant at) {
        List<UUID> ids = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (Decision decision : decisions) {
            UUID id = UUID.randomUUID();
            rows.add(row(id, Columns.of(decision.verdict()), decision.steps(), at).addValue("event", event.value())
                .addValue("place", place + ids.size())
                .addValue("function", decision.function().code()).addValue("unit", decision.unit().value())
                .addValue("municipality", decision.municipality().value()).addValue("kind", decision.kind().name()));
            ids.add(id);
        }
        database.batch(INSERT, rows);
        return ids;
    }

    /** Replaces the verdict and the steps of an open decision. */
    void decide(Row open, Decision decision, Instant at) {
        update(row(open.id(), Columns.of(decision.verdict()), decision.steps(), at));
    }

    /** Ends a held decision whose recipient is no longer a candidate. */
    void lapse(Row held, List<String> steps, Instant at) {
        update(row(held.id(), Columns.because("NOT_CONCERNED", NotConcernedReason.NO_LONGER_CANDIDATE.name()), steps, at));
    }

    /** The decisions of an event, in order. Locks them, so that no other transaction changes them until this one ends. */
    List<Row> standingOf(OccasionId event) {
        return database.jdbc().sql(STANDING).param("event", event.value()).query((row, number) -> new Row(Sql.uuid(row, "id"),
            new EarlierDecision(new UnitFunction(row.getString("function")), new UnitId(row.getString("unit")),
                NoticeKind.valueOf(row.getString("kind")), state(row))))
            .list();
    }

    private static EarlierDecision.State state(ResultSet row) throws SQLException {
        if (row.getBoolean("told")) {
            return EarlierDecision.State.TOLD;
        }
        if (row.getString("verdict").equals("HELD")) {
            return EarlierDecision.State.HELD;
        }
        return NotConcernedReason.TOLD_IN_OTHER_FUNCTION.name().equals(row.getString("reason"))
            ? EarlierDecision.State.TOLD_IN_OTHER_FUNCTION
            : EarlierDecision.State.SETTLED;
    }

    public static String context(UUID id) {
        return "decision.steps/" + id;
    }

    private void update(MapSqlParameterSource row) {
        database.jdbc().sql(UPDATE).paramSource(row).update();
    }

    private MapSqlParameterSource row(UUID id, Columns columns, List<String> steps, Instant at) {
        return new MapSqlParameterSource("id", id).addValue("verdict", columns.verdict())
            .addValue("reason", columns.reason(), Types.VARCHAR).addValue("basis", columns.basis(), Types.VARCHAR)
            .addValue("rule", columns.rule(), Types.VARCHAR).addValue("steps", sealed.seal(steps, context(id)))
            .addValue("at", Sql.time(at));
    }

    /** The columns of a verdict. */
    private record Columns(String verdict, @Nullable String reason, @Nullable String basis, @Nullable String rule) {
        static Columns of(Verdict verdict) {
            if (verdict instanceof Verdict.Permitted permitted) {
                return new Columns("PERMITTED", null, permitted.basis().name(), permitted.rule());
            }
            if (verdict instanceof Verdict.Withheld withheld) {
                return because("WITHHELD", withheld.reason().name());
            }
            if (verdict instanceof Verdict.NotConcerned notConcerned) {
                return because("NOT_CONCERNED", notConcerned.reason().name());
            }
            if (verdict instanceof Verdict.Held) {
                return new Columns("HELD", null, null, null);
            }
            throw new IllegalStateException("unknown verdict: " + verdict.getClass().getSimpleName());
        }

        static Columns because(String verdict, String reason) {
            return new Columns(verdict, reason, null, null);
        }
    }
}
