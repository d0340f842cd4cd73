package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the facts that municipalities recorded about citizens (design.md §6). {@link FactsRecording} writes them. Joins the caller's
 * transaction.
 */
public final class Facts {
    /** The stays of a retired number are those of the number in use, and so are their ends. Nothing else moves by a merge (domain.md §4). */
    private static final String OF_CITIZENS = """
        select * from citizen_fact where citizen_key = any(:numbers) and ended_at is null
          and (citizen_key = any(:citizens) or kind = 'STAY_END') order by recorded_at, id""";
    private static final String RETIRED = "select retired_key, survivor_key from merged_identity where survivor_key = any(:numbers)";
    private static final String SEEN = "select * from citizen_fact where citizen_key = any(:citizens) and ended_at is null"
        + FactRows.VIEWED + " and (:source::text is null or source = :source) order by recorded_at, id";
    private static final String NEXT = """
        select distinct citizen_key from citizen_fact
        where municipality = :municipality and ended_at is null and citizen_key > :after and (:source::text is null or source = :source)
        order by citizen_key limit :limit""";
    private static final String SUCCESSOR = """
        select now.id from citizen_fact former join citizen_fact now on now.key_hash = former.key_hash and now.ended_at is null
        where former.id = :id and former.superseded_by is not null""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final Citizens citizens;
    private final FactRows rows;

    public Facts(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
        this.citizens = new Citizens(database, keys);
        this.rows = new FactRows(database, keys);
    }

    /** The past, present and future facts about the citizen. Ended facts are left out, withdrawn consents are included. */
    public CitizenFacts of(Cpr citizen) {
        return of(Set.of(citizen)).get(citizen);
    }

    /** The facts about each of the citizens, and the ends of stays that were recorded about numbers that are retired now. */
    public Map<Cpr, CitizenFacts> of(Collection<Cpr> all) {
        List<String> keys = all.stream().map(citizens::keyOf).distinct().toList();
        Map<String, String> numbers = numbers(keys);
        Map<String, List<Fact>> facts = new HashMap<>();
        jdbc.sql(OF_CITIZENS).param("numbers", numbers.keySet().toArray(String[]::new), Types.ARRAY)
            .param("citizens", keys.toArray(String[]::new), Types.ARRAY).query(row -> {
                facts.computeIfAbsent(numbers.get(row.getString("citizen_key")), absent -> new ArrayList<>()).add(fact(row));
            });
        return all.stream().distinct().collect(Collectors.toMap(Function.identity(),
            citizen -> FactsOfCitizen.of(facts.getOrDefault(citizens.keyOf(citizen), List.of()))));
    }

    /** The numbers of the citizens, also those that are retired, each with the number in use. */
    private Map<String, String> numbers(List<String> inUse) {
        Map<String, String> numbers = new HashMap<>();
        inUse.forEach(key -> numbers.put(key, key));
        for (List<String> next = inUse; !next.isEmpty();) {
            List<String> retired = new ArrayList<>();
            jdbc.sql(RETIRED).param("numbers", next.toArray(String[]::new), Types.ARRAY).query(row -> {
                if (numbers.putIfAbsent(row.getString("retired_key"), numbers.get(row.getString("survivor_key"))) == null) {
                    retired.add(row.getString("retired_key"));
                }
            });
            next = retired;
        }
        return numbers;
    }

    /**
     * What a client sees of a citizen.
     *
     * @param version names these facts as they are
     * @param facts in the order in which they were recorded
     */
    public record Seen(Cpr citizen, String version, List<RecordedFact> facts) {
        @Override
        public String toString() {
            return "Seen[" + facts.size() + " facts]";
        }
    }

    /**
     * The facts in force about a citizen, each with author, reason and time.
     *
     * @param view the municipality whose facts the client sees; empty for those of all
     */
    public Seen seen(Cpr citizen, Optional<MunicipalityCode> view) {
        String key = citizens.keyOf(citizen);
        return new Seen(citizen, FactsVersion.of(rows.inForce(Set.of(key), view)),
            recorded(List.of(key), view, Optional.empty()).getOrDefault(key, List.of()));
    }

    /**
     * The next citizens about whom a municipality has facts in force, in an order that stays.
     *
     * @param source the source that the facts come from; empty for all
     * @param after the last key of the page before; empty text for the first page
     * @param limit how many citizens
     */
    public Page page(MunicipalityCode municipality, Optional<String> source, String after, int limit) {
        List<String> keys = jdbc.sql(NEXT).param("municipality", municipality.value()).param("after", after)
            .param("source", source.orElse(null), Types.VARCHAR).param("limit", limit).query(String.class).list();
        if (keys.isEmpty()) {
            return new Page(List.of(), after);
        }
        Map<String, List<RecordedFact>> facts = recorded(keys, Optional.of(municipality), source);
        Map<String, List<StoredFact>> inForce =
            rows.inForce(keys, Optional.of(municipality)).stream().collect(Collectors.groupingBy(StoredFact::citizenKey));
        Map<String, Cpr> names = citizens.of(keys);
        return new Page(keys.stream().filter(facts::containsKey)
            .map(key -> new Seen(names.get(key), FactsVersion.of(inForce.getOrDefault(key, List.of())), facts.get(key))).toList(),
            keys.get(keys.size() - 1));
    }

    /** @param last the key after which the next page begins */
    public record Page(List<Seen> citizens, String last) {}

    /** The fact with that id; empty if there is none or the fact is ended. */
    public Optional<RecordedFact> find(UUID id) {
        return jdbc.sql("select * from citizen_fact where id = :id and " + FactRows.NOT_ENDED).param("id", id)
            .query((row, number) -> recorded(row)).optional();
    }

    /** The citizen of a fact in force. */
    public Optional<Cpr> citizenOf(UUID id) {
        return rows.find(id).map(fact -> citizens.of(fact.citizenKey()));
    }

    /** The version of a fact that is in force, if the fact with that id was replaced by another version of itself. */
    public Optional<UUID> successorOf(UUID id) {
        return jdbc.sql(SUCCESSOR).param("id", id).query(UUID.class).optional();
    }

    private Map<String, List<RecordedFact>> recorded(List<String> keys, Optional<MunicipalityCode> view, Optional<String> source) {
        Map<String, List<RecordedFact>> facts = new LinkedHashMap<>();
        jdbc.sql(SEEN).param("citizens", keys.toArray(String[]::new), Types.ARRAY)
            .param("view", view.map(MunicipalityCode::value).orElse(null), Types.VARCHAR)
            .param("source", source.orElse(null), Types.VARCHAR).query(row -> {
                facts.computeIfAbsent(row.getString("citizen_key"), absent -> new ArrayList<>()).add(recorded(row));
            });
        return facts;
    }

    private RecordedFact recorded(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        Optional<String> sourceId = Optional.ofNullable(row.getBytes("sealed_source_id"))
            .map(bytes -> sealed.open(bytes, String.class, FactRows.context("source_id", id)));
        return new RecordedFact(id, fact(row), new MunicipalityCode(row.getString("municipality")), row.getString("source"), sourceId,
            row.getString("recorded_by"), sealed.open(row.getBytes("sealed_because"), String.class, FactRows.context("because", id)),
            Sql.instant(row, "recorded_at"));
    }

    private Fact fact(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        Fact fact = sealed.open(row.getBytes("sealed_fact"), FactKind.valueOf(row.getString("kind")).type(), FactRows.context("fact", id));
        // the id of its fact, so that a reader of the steps finds the consent or override that they name
        Optional<Instant> withdrawnAt = Sql.optionalInstant(row, "withdrawn_at");
        if (fact instanceof Fact.Consented consented) {
            Consent consent = consented.consent().stored(id.toString(), withdrawnAt);
            return new Fact.Consented(row.getBoolean("vanished") ? consent.vanishing() : consent);
        }
        return fact instanceof Fact.Overridden overridden
            ? new Fact.Overridden(overridden.decision().stored(id.toString(), withdrawnAt)) : fact;
    }
}
