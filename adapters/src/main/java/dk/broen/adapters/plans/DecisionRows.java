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
import dk.broen.domain.terms.EventId;
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

/** How decisions become rows: the verdict with its reason or basis in clear, the steps sealed. */
public final class DecisionRows {
    private static final String INSERT = """
        insert into decision (id, event_id, place, function, unit, municipality, kind, verdict, reason, basis, rule, sealed_steps,
          decided_at)
        values (:id, :event, :place, :function, :unit, :municipality, :kind, :verdict, :reason, :basis, :rule, :steps, :at)""";
    private static final String UPDATE = """
        update decision set verdict = :verdict, reason = :reason, basis = :basis, rule = :rule, sealed_steps = :steps, decided_at = :at
        where id = :id""";
    /** A pointer says nothing: told is where what it points to has left or will, or where there is nothing but pointers. */
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

    /** A decision made when the event was planned before. */
    record Row(UUID id, EarlierDecision decision) {}

    /** @param place of the first of them; @return their ids, in the same order */
    List<UUID> add(EventId event, int place, List<Decision> decisions, Instant at) {
        List<UUID> ids = new ArrayList<>();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (Decision decision : decisions) {
            UUID id = UUID.randomUUID();
            rows.add(row(id, Stated.of(decision.verdict()), decision.steps(), at).addValue("event", event.value())
                .addValue("place", place + ids.size())
                .addValue("function", decision.function().code()).addValue("unit", decision.unit().value())
                .addValue("municipality", decision.municipality().value()).addValue("kind", decision.kind().name()));
            ids.add(id);
        }
        database.batch(INSERT, rows);
        return ids;
    }

    void decide(Row open, Decision decision, Instant at) {
        update(row(open.id(), Stated.of(decision.verdict()), decision.steps(), at));
    }

    /** The candidate is none any more. */
    void lapse(Row held, List<String> steps, Instant at) {
        update(row(held.id(), Stated.because("NOT_CONCERNED", "NO_LONGER_CANDIDATE"), steps, at));
    }

    /** In the order they were made; nobody else decides about the event until the transaction ends. */
    List<Row> standingOf(EventId event) {
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

    private MapSqlParameterSource row(UUID id, Stated stated, List<String> steps, Instant at) {
        return new MapSqlParameterSource("id", id).addValue("verdict", stated.verdict())
            .addValue("reason", stated.reason(), Types.VARCHAR).addValue("basis", stated.basis(), Types.VARCHAR)
            .addValue("rule", stated.rule(), Types.VARCHAR).addValue("steps", sealed.seal(steps, context(id))).addValue("at", Sql.time(at));
    }

    /** A verdict as it stands in columns. */
    private record Stated(String verdict, @Nullable String reason, @Nullable String basis, @Nullable String rule) {
        static Stated of(Verdict verdict) {
            if (verdict instanceof Verdict.Permitted permitted) {
                return new Stated("PERMITTED", null, permitted.basis().name(), permitted.rule());
            }
            if (verdict instanceof Verdict.Withheld withheld) {
                return because("WITHHELD", withheld.reason().name());
            }
            if (verdict instanceof Verdict.NotConcerned notConcerned) {
                return because("NOT_CONCERNED", notConcerned.reason().name());
            }
            if (verdict instanceof Verdict.Held) {
                return new Stated("HELD", null, null, null);
            }
            throw new IllegalStateException("unknown verdict: " + verdict.getClass().getSimpleName());
        }

        static Stated because(String verdict, String reason) {
            return new Stated(verdict, reason, null, null);
        }
    }
}
