package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.postgres.AuthorAndReason;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of facts that municipalities recorded about citizens (design.md §6). Nothing is deleted or overwritten: a fact is ended, a consent
 * is withdrawn, and every write has an author, a reason and a time. Every write is an occasion to look at the citizen. Joins the caller's
 * transaction.
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

    private static final String OF_CITIZENS =
        "select * from citizen_fact where citizen_key = any(:citizens) and ended_at is null order by recorded_at, id";
    private static final String CITIZEN_OF = "select c.* from citizen_fact f join citizen c using (citizen_key) where f.id = :id";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SealedJson sealed;
    private final Citizens citizens;
    private final Occasions occasions;
    private final DueWork dueWork;

    /** @param dueWork looks at the citizen when a fact was recorded, ended or withdrawn */
    public Facts(Database database, Keys keys, DueWork dueWork) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.sealed = new SealedJson(keys);
        this.citizens = new Citizens(database, keys);
        this.occasions = new Occasions(database, keys);
        this.dueWork = dueWork;
    }

    /** The past, present and future facts about the citizen. Ended facts are left out, withdrawn consents are included. */
    public CitizenFacts of(Cpr citizen) {
        return of(Set.of(citizen)).get(citizen);
    }

    /** The facts about each of the citizens. */
    public Map<Cpr, CitizenFacts> of(Collection<Cpr> all) {
        Map<String, List<Fact>> facts = new HashMap<>();
        jdbc.sql(OF_CITIZENS).param("citizens", all.stream().map(citizens::keyOf).toArray(String[]::new), Types.ARRAY)
            .query(row -> {
                facts.computeIfAbsent(row.getString("citizen_key"), absent -> new ArrayList<>()).add(fact(row));
            });
        return all.stream().distinct().collect(Collectors.toMap(Function.identity(),
            citizen -> FactsOfCitizen.of(facts.getOrDefault(citizens.keyOf(citizen), List.of()))));
    }

    /** The same facts as {@link #of}, each with author, reason and time, in the order in which they were recorded. */
    public List<RecordedFact> recordedOf(Cpr citizen) {
        return jdbc.sql(OF_CITIZENS).param("citizens", new String[] {citizens.keyOf(citizen)}, Types.ARRAY)
            .query((row, number) -> recorded(row)).list();
    }

    /**
     * Records a fact.
     *
     * @return the id of the fact
     * @throws IllegalArgumentException when author or reason is blank
     */
    public UUID record(Cpr citizen, Fact fact, String by, String because, Instant at) {
        return record(citizen, List.of(fact), by, because, at).get(0);
    }

    /**
     * Records the facts about one citizen that are reported together. They are one occasion: the hub looks at the citizen once.
     *
     * @return the ids of the facts, in the same order
     * @throws IllegalArgumentException when author or reason is blank
     */
    public List<UUID> record(Cpr citizen, List<Fact> facts, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        if (facts.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            citizens.seen(citizen);
            List<UUID> ids = facts.stream().map(fact -> insert(citizen, fact, by, because, at)).toList();
            look(citizen, at);
            return ids;
        }));
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
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean changed = jdbc.sql(sql).param("id", id).param("by", by)
                .param("because", sealed.seal(because, context(column, id))).param("at", Sql.time(at)).update() == 1;
            if (changed) {
                look(citizenOf(id), at);
            }
            return changed;
        }));
    }

    private Cpr citizenOf(UUID fact) {
        return jdbc.sql(CITIZEN_OF).param("id", fact).query((row, number) -> citizens.opened(row)).single();
    }

    private UUID insert(Cpr citizen, Fact fact, String by, String because, Instant at) {
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

    private UUID insert(Cpr citizen, Kind kind, Object fact, String by, String because, Instant at) {
        UUID id = NewId.draw();
        jdbc.sql(INSERT).param("id", id).param("citizen", citizens.keyOf(citizen)).param("kind", kind.name())
            .param("fact", sealed.seal(fact, context("fact", id))).param("by", by)
            .param("because", sealed.seal(because, context("because", id)))
            .param("at", Sql.time(at)).update();
        return id;
    }

    private void look(Cpr citizen, Instant at) {
        dueWork.scheduleLook(occasions.open(OccasionKind.RECORDED, Optional.of(citizen), at).id(), at);
    }

    private RecordedFact recorded(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new RecordedFact(id, fact(row), row.getString("recorded_by"),
            sealed.open(row.getBytes("sealed_because"), String.class, context("because", id)), Sql.instant(row, "recorded_at"));
    }

    private Fact fact(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        byte[] bytes = row.getBytes("sealed_fact");
        String context = context("fact", id);
        return switch (Kind.valueOf(row.getString("kind"))) {
            case APPOINTMENT -> new Fact.Appointed(sealed.open(bytes, Appointment.class, context));
            case SERVICE -> new Fact.Served(sealed.open(bytes, ServiceAssignment.class, context));
            case RESIDENCE -> new Fact.Resident(sealed.open(bytes, Residence.class, context));
            case CONSENT -> new Fact.Consented(stored(id, sealed.open(bytes, Consent.class, context),
                Sql.optionalInstant(row, "withdrawn_at")));
        };
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
