package dk.broen.adapters.plans;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MatterKey;
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

/** Maps decisions to rows and back, sealed with their steps. */
public final class DecisionRows {
    private static final String INSERT = """
        insert into decision (id, occasion_id, place, citizen_key, matter_key, event_type, function, unit, municipality, mark, verdict,
          reason, basis, rule, sealed_steps, decided_at)
        values (:id, :occasion, :place, :citizen, :matter, :event, :function, :unit, :municipality, :mark, :verdict,
          :reason, :basis, :rule, :steps, :at)""";

    private final Database database;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public DecisionRows(Database database, Keys keys) {
        this.database = database;
        this.sealed = new SealedJson(keys.seal());
        this.index = keys.index();
    }

    void add(OccasionId occasion, Cpr citizen, List<Decision> decisions, Instant at) {
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (Decision decision : decisions) {
            UUID id = UUID.randomUUID();
            Columns columns = Columns.of(decision.verdict());
            rows.add(new MapSqlParameterSource("id", id).addValue("occasion", occasion.value()).addValue("place", rows.size())
                .addValue("citizen", index.keyOf(citizen)).addValue("matter", decision.matter().value())
                .addValue("event", decision.event().name()).addValue("function", decision.function().code())
                .addValue("unit", decision.unit().value()).addValue("municipality", decision.municipality().value())
                .addValue("mark", decision.mark().verdict()).addValue("verdict", columns.verdict())
                .addValue("reason", columns.reason(), Types.VARCHAR)
                .addValue("basis", columns.basis(), Types.VARCHAR).addValue("rule", columns.rule(), Types.VARCHAR)
                .addValue("steps", sealed.seal(decision.steps(), context(id))).addValue("at", Sql.time(at)));
        }
        if (!rows.isEmpty()) {
            database.batch(INSERT, rows);
        }
    }

    static Decision.Mark mark(ResultSet row) throws SQLException {
        return new Decision.Mark(new MatterKey(row.getString("matter_key")), new UnitFunction(row.getString("function")),
            new UnitId(row.getString("unit")), row.getString("mark"));
    }

    /** How the recipient was found and what the gate found. */
    public List<String> steps(ResultSet row) throws SQLException {
        return sealed.openSteps(row.getBytes("sealed_steps"), context(Sql.uuid(row, "id")));
    }

    private static String context(UUID id) {
        return "decision.steps/" + id;
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
