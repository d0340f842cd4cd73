package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.AuthorAndReason;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.terms.Cpr;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of facts that municipalities recorded about citizens (design.md §6). Nothing is deleted: a fact is ended, a consent is
 * withdrawn, and every write has an author and a reason. Joins the caller's transaction.
 */
public final class Facts {
    private static final String INSERT = """
        insert into citizen_fact (id, citizen_key, kind, sealed_fact, recorded_by, sealed_because, recorded_at)
        values (:id, :citizen, :kind, :fact, :by, :because, :at)""";
    private static final String END = """
        update citizen_fact set ended_by = :by, ended_at = :at, sealed_ended_because = :because
        where id = :id and kind <> 'CONSENT' and ended_at is null""";
    private static final String WITHDRAW = """
        update citizen_fact set withdrawn_by = :by, withdrawn_at = :at, sealed_withdrawn_because = :because
        where id = :id and kind = 'CONSENT' and withdrawn_at is null and ended_at is null""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public Facts(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys.seal());
        this.index = keys.index();
    }

    /** The past, present and future facts about the citizen. Ended facts are left out, withdrawn consents are included. */
    public CitizenFacts of(Cpr citizen) {
        List<Residence> residences = new ArrayList<>();
        List<Appointment> appointments = new ArrayList<>();
        List<ServiceAssignment> services = new ArrayList<>();
        List<Consent> consents = new ArrayList<>();
        for (RecordedFact recorded : recordedOf(citizen)) {
            if (recorded.fact() instanceof Fact.Resident resident) {
                residences.add(resident.residence());
            } else if (recorded.fact() instanceof Fact.Appointed appointed) {
                appointments.add(appointed.appointment());
            } else if (recorded.fact() instanceof Fact.Served served) {
                services.add(served.service());
            } else if (recorded.fact() instanceof Fact.Consented consented) {
                consents.add(consented.consent());
            } else {
                throw unknown(recorded.fact());
            }
        }
        return new CitizenFacts(residences, appointments, services, new ConsentRecord.Known(consents));
    }

    /** The same facts as {@link #of}, each with author, reason and time, in the order in which they were recorded. */
    public List<RecordedFact> recordedOf(Cpr citizen) {
        return jdbc.sql("select * from citizen_fact where citizen_key = :citizen and ended_at is null order by recorded_at, id")
            .param("citizen", index.keyOf(citizen)).query((row, number) -> recorded(row)).list();
    }

    /**
     * Records a fact.
     *
     * @return the id of the fact
     * @throws IllegalArgumentException when author or reason is blank
     */
    public UUID record(Cpr citizen, Fact fact, String by, String because, Instant at) {
        if (fact instanceof Fact.Appointed appointed) {
            return insert(citizen, Kind.APPOINTMENT, appointed.appointment(), by, because, at);
        }
        if (fact instanceof Fact.Served served) {
            return insert(citizen, Kind.SERVICE, served.service(), by, because, at);
        }
        if (fact instanceof Fact.Consented consented) {
            return insert(citizen, Kind.CONSENT, consented.consent(), by, because, at);
        }
        if (fact instanceof Fact.Resident resident) {
            return insert(citizen, Kind.RESIDENCE, resident.residence(), by, because, at);
        }
        throw unknown(fact);
    }

    /** The fact with that id; empty when there is none or the fact is ended. */
    public Optional<RecordedFact> find(UUID id) {
        return jdbc.sql("select * from citizen_fact where id = :id and ended_at is null").param("id", id)
            .query((row, number) -> recorded(row)).optional();
    }

    /**
     * Ends a fact. A consent cannot be ended, only withdrawn.
     *
     * @return false when there is no such fact, it is already ended, or it is a consent
     * @throws IllegalArgumentException when author or reason is blank
     */
    public boolean end(UUID id, String by, String because, Instant at) {
        return change(END, "ended", id, by, because, at);
    }

    /**
     * Withdraws a consent: from that instant it permits nothing. It stays among the facts, so that a decision can name it as withdrawn.
     *
     * @return false when there is no such consent, or it is already withdrawn
     * @throws IllegalArgumentException when author or reason is blank
     */
    public boolean withdrawConsent(UUID id, String by, String because, Instant at) {
        return change(WITHDRAW, "withdrawn", id, by, because, at);
    }

    private static IllegalStateException unknown(Fact fact) {
        return new IllegalStateException("unknown kind of fact: " + fact.getClass().getSimpleName());
    }

    private boolean change(String sql, String column, UUID id, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        return jdbc.sql(sql).param("id", id).param("by", by).param("because", sealed.seal(because, context(column, id)))
            .param("at", Sql.time(at)).update() == 1;
    }

    private UUID insert(Cpr citizen, Kind kind, Object fact, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        UUID id = UUID.randomUUID();
        jdbc.sql(INSERT).param("id", id).param("citizen", index.keyOf(citizen)).param("kind", kind.name())
            .param("fact", sealed.seal(fact, context("fact", id))).param("by", by)
            .param("because", sealed.seal(because, context("because", id)))
            .param("at", Sql.time(at)).update();
        return id;
    }

    private RecordedFact recorded(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        byte[] bytes = row.getBytes("sealed_fact");
        String context = context("fact", id);
        Fact fact = switch (Kind.valueOf(row.getString("kind"))) {
            case APPOINTMENT -> new Fact.Appointed(sealed.open(bytes, Appointment.class, context));
            case SERVICE -> new Fact.Served(sealed.open(bytes, ServiceAssignment.class, context));
            case RESIDENCE -> new Fact.Resident(sealed.open(bytes, Residence.class, context));
            case CONSENT -> new Fact.Consented(stored(id, sealed.open(bytes, Consent.class, context),
                Sql.optionalInstant(row, "withdrawn_at")));
        };
        return new RecordedFact(id, fact, row.getString("recorded_by"),
            sealed.open(row.getBytes("sealed_because"), String.class, context("because", id)), Sql.instant(row, "recorded_at"));
    }

    /** Gives the consent the id of its fact, so that a reader of the steps finds the consent that they name. */
    private static Consent stored(UUID id, Consent consent, Optional<Instant> withdrawnAt) {
        return new Consent(id.toString(), consent.answer(), consent.functions(), consent.units(), consent.events(), consent.municipality(),
            consent.regions(), consent.form(), consent.obtainedBy(), consent.period(), withdrawnAt.or(consent::withdrawnAt));
    }

    private static String context(String column, UUID id) {
        return "citizen_fact." + column + "/" + id;
    }

    private enum Kind { APPOINTMENT, SERVICE, CONSENT, RESIDENCE }
}
