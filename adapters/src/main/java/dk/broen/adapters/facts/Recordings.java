package dk.broen.adapters.facts;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.terms.MunicipalityCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stamps facts with who recorded them and since when, before they are sealed: it decides whose citizen it is (domain.md §5, ADR 97). A fact
 * that replaces others of its municipality and adds no day keeps their place. Joins the caller's transaction.
 */
final class Recordings {
    private static final String FORMER =
        "select id, citizen_key, kind, sealed_fact from citizen_fact where id = any(:ids) and kind in ('RESIDENCE', 'SERVICE')";

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    Recordings(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
    }

    /** Facts that can replace each other: residences of one kind in one municipality, or services at one unit. */
    private record Line(String citizenKey, Object of) {}

    /**
     * The rows with who recorded their facts.
     *
     * @param over the ids of the facts that the same writing ends
     * @param by the municipality of the client; empty if an operator records
     */
    List<FactRows.New> stamped(List<FactRows.New> rows, Collection<UUID> over, Optional<MunicipalityCode> by, Instant at) {
        Map<Line, List<Recording.Recorded>> former = former(over);
        return rows.stream().map(row -> new FactRows.New(row.id(), row.wish().with(fact(row.wish(), former, new Recording(by, at))),
            row.withdrawn())).toList();
    }

    private static Fact fact(Wish wish, Map<Line, List<Recording.Recorded>> former, Recording now) {
        Fact fact = wish.entry().fact();
        LocalDate today = LocalDate.ofInstant(now.at(), DENMARK);
        return said(wish.citizenKey(), fact)
            .map(said -> fact.recorded(now.continuing(said.recorded().period(), former.getOrDefault(said.line(), List.of()), today)))
            .orElse(fact);
    }

    private Map<Line, List<Recording.Recorded>> former(Collection<UUID> over) {
        return over.isEmpty() ? new HashMap<>()
            : jdbc.sql(FORMER).param("ids", over.toArray(UUID[]::new), Types.ARRAY).query((row, number) -> said(row)).list().stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Said::line, Collectors.mapping(Said::recorded, Collectors.toList())));
    }

    private Optional<Said> said(ResultSet row) throws SQLException {
        return said(row.getString("citizen_key"), sealed.open(row.getBytes("sealed_fact"), FactKind.valueOf(row.getString("kind")).type(),
            FactRows.context("fact", Sql.uuid(row, "id"))));
    }

    private record Said(Line line, Recording.Recorded recorded) {}

    private static Optional<Said> said(String citizenKey, Fact fact) {
        if (fact instanceof Fact.Resident resident) {
            Residence residence = resident.residence();
            return Optional.of(new Said(new Line(citizenKey, List.of(residence.municipality(), residence.kind())),
                new Recording.Recorded(residence.period(), residence.recording())));
        }
        if (fact instanceof Fact.Served served) {
            ServiceAssignment service = served.service();
            return Optional.of(new Said(new Line(citizenKey, service.unit()),
                new Recording.Recorded(service.period(), service.recording())));
        }
        return Optional.empty();
    }
}
