package dk.broen.adapters.plans;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps decisions to rows and back. Their steps are sealed with those of their plan. */
final class DecisionRows {
    private static final String INSERT = """
        insert into decision (id, occasion_id, place, citizen_key, matter_key, event_type, function, unit, municipality, mark, verdict,
          reason, basis, rule, decided_at)
        select * from unnest(:ids::uuid[], :occasions::uuid[], :places::int[], :citizens::text[], :matters::text[], :events::text[],
          :functions::text[], :units::text[], :municipalities::text[], :marks::text[], :verdicts::text[], :reasons::text[],
          :bases::text[], :rules::text[], :times::timestamptz[])""";

    private final Database database;
    private final CitizenIndex index;

    DecisionRows(Database database, CitizenIndex index) {
        this.database = database;
        this.index = index;
    }

    /** A decision to be added, with its place among the decisions of its occasion. */
    record Row(OccasionId occasion, int place, Cpr citizen, Decision decision, Instant at) {
        @Override
        public String toString() {
            return "Row[" + occasion + " " + place + "]";
        }

        private Columns columns() {
            return Columns.of(decision.verdict());
        }
    }

    /** Adds decisions in one round trip, in this order. */
    void add(List<Row> rows) {
        if (!rows.isEmpty()) {
            database.jdbc().sql(INSERT).param("ids", Sql.column(rows, row -> NewId.draw()), Types.ARRAY)
                .param("occasions", Sql.column(rows, row -> row.occasion().value()), Types.ARRAY)
                .param("places", Sql.column(rows, Row::place), Types.ARRAY)
                .param("citizens", Sql.column(rows, row -> index.keyOf(row.citizen())), Types.ARRAY)
                .param("matters", Sql.column(rows, row -> row.decision().matter().value()), Types.ARRAY)
                .param("events", Sql.column(rows, row -> row.decision().event()), Types.ARRAY)
                .param("functions", Sql.column(rows, row -> row.decision().function().code()), Types.ARRAY)
                .param("units", Sql.column(rows, row -> row.decision().unit().value()), Types.ARRAY)
                .param("municipalities", Sql.column(rows, row -> row.decision().municipality().value()), Types.ARRAY)
                .param("marks", Sql.column(rows, row -> row.decision().mark().verdict()), Types.ARRAY)
                .param("verdicts", Sql.column(rows, row -> row.columns().verdict()), Types.ARRAY)
                .param("reasons", Sql.column(rows, row -> row.columns().reason()), Types.ARRAY)
                .param("bases", Sql.column(rows, row -> row.columns().basis()), Types.ARRAY)
                .param("rules", Sql.column(rows, row -> row.columns().rule()), Types.ARRAY)
                .param("times", Sql.times(rows, Row::at), Types.ARRAY).update();
        }
    }

    static Decision.Mark mark(ResultSet row) throws SQLException {
        return new Decision.Mark(new MatterKey(row.getString("matter_key")), new UnitFunction(row.getString("function")),
            new UnitId(row.getString("unit")), row.getString("mark"));
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
