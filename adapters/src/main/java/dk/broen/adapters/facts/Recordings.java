package dk.broen.adapters.facts;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.terms.MunicipalityCode;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stamps facts with who recorded them and since when, before they are sealed: it decides whose citizen it is (domain.md §5, ADR 97), which
 * word about a consent was later (ADR 99), whether a municipality may end a stay (ADR 114), and whether a unit that answered "ikke os" is asked again (ADR 120). A fact that replaces others of its
 * municipality and adds no day keeps their place, and a consent the day on which it was given. Joins the caller's transaction.
 */
final class Recordings {
    private static final String FORMER =
        "select id, citizen_key, kind, sealed_fact from citizen_fact where id = any(:ids) and kind in ('RESIDENCE', 'SERVICE', 'CONSENT', 'APPOINTMENT')";

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    Recordings(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
    }

    /** Facts that can replace each other: residences of one kind in one municipality, services or a coordinator at one unit, or one consent. */
    private record Line(String citizenKey, Object of) {}

    /** What was recorded before of facts that are replaced. */
    private record Former(Map<Line, List<Recording.Recorded>> recorded, Map<Line, LocalDate> given) {}

    /**
     * The rows with who recorded their facts.
     *
     * @param over the ids of the facts that the same writing ends
     * @param by the municipality of the client; empty if an operator records
     */
    List<FactRows.New> stamped(List<FactRows.New> rows, Collection<UUID> over, Optional<MunicipalityCode> by, Instant at) {
        Former former = former(over);
        return rows.stream().map(row -> new FactRows.New(row.id(), row.wish().with(fact(row.wish(), former, new Recording(by, at))),
            row.withdrawn())).toList();
    }

    private static Fact fact(Wish wish, Former former, Recording now) {
        Fact fact = wish.entry().fact();
        LocalDate today = LocalDate.ofInstant(now.at(), DENMARK);
        if (fact instanceof Fact.Consented consented) {
            return new Fact.Consented(
                given(consented.consent(), Optional.ofNullable(former.given().get(line(wish.citizenKey(), consented))))
                    .heardOn(today));
        }
        if (fact instanceof Fact.StayEnded || fact instanceof Fact.Overridden) {
            return fact.recorded(now);
        }
        return said(wish.citizenKey(), fact)
            .map(said -> fact.recorded(now.continuing(said.recorded().period(), former.recorded().getOrDefault(said.line(), List.of()),
                today)))
            .orElse(fact);
    }

    /** A consent that does not say when it was given, or says its first day, keeps the day on which it was given before. */
    private static Consent given(Consent consent, Optional<LocalDate> before) {
        return before.filter(day -> consent.obtained().on().equals(consent.period().from())).map(consent::heardOn).orElse(consent);
    }

    private Former former(Collection<UUID> over) {
        Map<Line, List<Recording.Recorded>> recorded = new HashMap<>();
        Map<Line, LocalDate> given = new HashMap<>();
        if (!over.isEmpty()) {
            jdbc.sql(FORMER).param("ids", over.toArray(UUID[]::new), Types.ARRAY).query(row -> {
                String citizenKey = row.getString("citizen_key");
                Fact fact = sealed.open(row.getBytes("sealed_fact"), FactKind.valueOf(row.getString("kind")).type(),
                    FactRows.context("fact", Sql.uuid(row, "id")));
                said(citizenKey, fact)
                    .ifPresent(said -> recorded.computeIfAbsent(said.line(), none -> new ArrayList<>()).add(said.recorded()));
                if (fact instanceof Fact.Consented consented && consented.consent().answer() == Consent.Answer.GIVEN) {
                    given.put(line(citizenKey, consented), consented.consent().obtained().on());
                }
            });
        }
        return new Former(recorded, given);
    }

    private static Line line(String citizenKey, Fact.Consented consented) {
        return new Line(citizenKey, FactsWriter.key(FactKind.CONSENT, FactsWriter.entry(consented)));
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
        if (fact instanceof Fact.Appointed appointed) {
            Appointment appointment = appointed.appointment();
            return Optional.of(new Said(new Line(citizenKey, List.of(appointment.unit(), appointment.coordinator().name())),
                new Recording.Recorded(appointment.period(), appointment.recording())));
        }
        return Optional.empty();
    }
}
