package dk.broen.adapters.store;

import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.basis.Verdict;
import dk.broen.domain.directory.UnitFunction;
import dk.broen.domain.directory.UnitId;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.stay.EventId;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How decisions become rows: the verdict with its reason or basis in clear, the steps sealed. */
final class DecisionRows {
    private static final String INSERT = """
        insert into decision (id, event_id, place, function, unit, municipality, kind, verdict, reason, basis, rule, sealed_steps, decided_at)
        values (:id, :event, :place, :function, :unit, :municipality, :kind, :verdict, :reason, :basis, :rule, :steps, :at)""";
    private static final String UPDATE = """
        update decision set verdict = :verdict, reason = :reason, basis = :basis, rule = :rule, sealed_steps = :steps, decided_at = :at
        where id = :id and verdict = 'HELD'""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    DecisionRows(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys.seal());
    }

    /** A decision that waits for the consent register. */
    record Held(UUID id, UnitFunction function, UnitId unit, NoticeKind kind) {
        boolean isOf(Decision decision) {
            return function.equals(decision.function()) && unit.equals(decision.unit()) && kind == decision.kind();
        }
    }

    UUID add(EventId event, int place, Decision decision, Instant at) {
        UUID id = UUID.randomUUID();
        verdict(jdbc.sql(INSERT), id, decision.verdict(), decision.steps(), at).param("event", event.value()).param("place", place)
            .param("function", decision.function().code()).param("unit", decision.unit().value())
            .param("municipality", decision.municipality().value()).param("kind", decision.kind().name()).update();
        return id;
    }

    void decide(Held held, Decision decision, Instant at) {
        verdict(jdbc.sql(UPDATE), held.id(), decision.verdict(), decision.steps(), at).update();
    }

    /** The candidate is none any more. */
    void lapse(Held held, List<String> steps, Instant at) {
        columns(jdbc.sql(UPDATE), held.id(), "NOT_CONCERNED", Optional.of("NO_LONGER_CANDIDATE"), Optional.empty(), Optional.empty(), steps, at).update();
    }

    List<Held> heldOf(EventId event) {
        return jdbc.sql("select id, function, unit, kind from decision where event_id = :event and verdict = 'HELD' order by place for update")
            .param("event", event.value()).query((row, number) -> new Held(Sql.uuid(row, "id"), new UnitFunction(row.getString("function")),
                new UnitId(row.getString("unit")), NoticeKind.valueOf(row.getString("kind")))).list();
    }

    static String context(UUID id) {
        return "decision.steps/" + id;
    }

    private JdbcClient.StatementSpec verdict(JdbcClient.StatementSpec row, UUID id, Verdict verdict, List<String> steps, Instant at) {
        if (verdict instanceof Verdict.Permitted permitted) {
            return columns(row, id, "PERMITTED", Optional.empty(), Optional.of(permitted.basis().name()), Optional.of(permitted.rule()), steps, at);
        }
        if (verdict instanceof Verdict.Withheld withheld) {
            return columns(row, id, "WITHHELD", Optional.of(withheld.reason().name()), Optional.empty(), Optional.empty(), steps, at);
        }
        if (verdict instanceof Verdict.NotConcerned notConcerned) {
            return columns(row, id, "NOT_CONCERNED", Optional.of(notConcerned.reason().name()), Optional.empty(), Optional.empty(), steps, at);
        }
        return columns(row, id, "HELD", Optional.empty(), Optional.empty(), Optional.empty(), steps, at);
    }

    private JdbcClient.StatementSpec columns(JdbcClient.StatementSpec row, UUID id, String verdict, Optional<String> reason, Optional<String> basis,
                                             Optional<String> rule, List<String> steps, Instant at) {
        return row.param("id", id).param("verdict", verdict).param("reason", reason.orElse(null), Types.VARCHAR)
            .param("basis", basis.orElse(null), Types.VARCHAR).param("rule", rule.orElse(null), Types.VARCHAR)
            .param("steps", sealed.seal(steps, context(id))).param("at", Sql.time(at));
    }
}
