package dk.broen.adapters.history;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.ReplacementCpr;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The replacement CPR numbers that hospitals used, whose they are as far as somebody said so, and the messages that came under them. Joins the
 * caller's transaction. A transaction locks numbers before it locks citizens.
 */
public final class ReplacementNumbers {
    private static final String SEEN = """
        insert into replacement_number (number_key, sealed_number) select * from unnest(:keys::text[], :numbers::bytea[])
        on conflict do nothing""";
    private static final String SELECT = """
        select r.number_key, r.sealed_number, r.state, r.decided_at, r.matched_by, r.work_item_id, c.citizen_key, c.sealed_cpr from replacement_number r
        left join citizen c using (citizen_key) where\s""";
    private static final String MESSAGES = """
        select * from replacement_message where number_key = :key order by seq""";
    private static final String COUNT = """
        select r.work_item_id, count(*) as messages, min(m.received_at) as first, max(m.received_at) as last
        from replacement_number r join replacement_message m using (number_key) where r.work_item_id = any(:items)
        group by r.work_item_id""";
    private static final String DECIDE = """
        update replacement_number set state = :state, citizen_key = :citizen, decided_at = :at, matched_by = :by where number_key = :key""";
    /** The silent updates that another one replaced are not told of; their occasions stay with the citizen of the others. */
    private static final String GIVE = """
        update occasion set citizen_key = :citizen where id in (select occasion_id from replacement_message where number_key = :key)""";
    private static final String TAKE = """
        delete from stay_event where occasion_id in (select occasion_id from replacement_message where number_key = :key)""";

    private final JdbcClient jdbc;
    private final Citizens citizens;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public ReplacementNumbers(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.citizens = new Citizens(database, keys);
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
    }

    /** What is known of a number. */
    public enum State {
        /** Nobody has said whose it is. */
        WAITING,
        /** A human or a hospital said whose it is. */
        MATCHED,
        /** A human said that it is no citizen's: its messages are told to nobody. */
        REJECTED
    }

    /**
     * A number with what is known of it.
     *
     * @param key the keyed hash of the number
     * @param citizen whose it is, if that is known; the number that was named then, which a merge may have retired since
     * @param decidedAt when somebody last said whose it is, that it is no citizen's, or that what was said of it was wrong
     * @param matchedBy the hospital that said whose it is, while no message has come: if the first one is of another hospital, nobody knows whose
     *     it is
     * @param workItem the work item that asks, or asked, whose it is
     */
    public record Known(String key, ReplacementCpr number, State state, Optional<Cpr> citizen, Optional<Instant> decidedAt,
        Optional<HospitalId> matchedBy, Optional<UUID> workItem) {}

    /**
     * A message that came under a number.
     *
     * @param sealed the message; empty if it was deleted some time after the decision
     */
    public record Message(OccasionId occasion, Instant receivedAt, Optional<byte[]> sealed) {}

    /** How many messages came under a number, and when the first and the last of them did. */
    public record Count(int messages, Instant first, Instant last) {}

    /** What is known of the numbers, without those that nobody used. */
    public Map<ReplacementCpr, Known> known(Collection<ReplacementCpr> numbers) {
        return numbers.isEmpty() ? Map.of() : found(SELECT + "r.number_key = any(:keys)", keys(numbers));
    }

    /** Locks the numbers until the transaction ends. A number that nobody used waits from now on. */
    public Map<ReplacementCpr, Known> locked(Collection<ReplacementCpr> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<String, ReplacementCpr> byKey = numbers.stream().distinct()
            .collect(Collectors.toMap(this::keyOf, Function.identity(), (one, same) -> one, TreeMap::new));
        jdbc.sql(SEEN).param("keys", byKey.keySet().toArray(String[]::new), Types.ARRAY)
            .param("numbers", Sql.bytes(byKey.entrySet(), number -> sealed.seal(number.getValue(), context(number.getKey()))), Types.ARRAY)
            .update();
        return found(SELECT + "r.number_key = any(:keys) order by r.number_key for update of r",
            byKey.keySet().toArray(String[]::new));
    }

    /** Locks the number that the work item asks about. */
    public Optional<Known> lockedOf(UUID workItem) {
        return jdbc.sql(SELECT + "r.work_item_id = :item for update of r").param("item", workItem)
            .query((row, number) -> known(row)).optional();
    }

    /** The number that the work item asks about. */
    public Optional<Known> of(UUID workItem) {
        return jdbc.sql(SELECT + "r.work_item_id = :item").param("item", workItem).query((row, number) -> known(row)).optional();
    }

    /** How many messages came under the numbers that these work items ask about. */
    public Map<UUID, Count> counts(Collection<UUID> workItems) {
        Map<UUID, Count> counts = new HashMap<>();
        jdbc.sql(COUNT).param("items", workItems.toArray(UUID[]::new), Types.ARRAY).query(row -> {
            counts.put(Sql.uuid(row, "work_item_id"),
                new Count(row.getInt("messages"), Sql.instant(row, "first"), Sql.instant(row, "last")));
        });
        return counts;
    }

    /** Keeps a message that came under a locked number; its caller has sealed it. */
    public void keep(Known number, OccasionId occasion, HospitalId hospital, Instant receivedAt, byte[] sealed) {
        jdbc.sql("""
            insert into replacement_message (occasion_id, number_key, hospital, received_at, sealed_message)
            values (:occasion, :key, :hospital, :at, :message)""").param("occasion", occasion.value()).param("key", number.key())
            .param("hospital", hospital.value()).param("at", Sql.time(receivedAt)).param("message", sealed).update();
    }

    /** The messages that came under the number, in the order of arrival. */
    public List<Message> messages(Known number) {
        return jdbc.sql(MESSAGES).param("key", number.key()).query((row, place) -> new Message(
            new OccasionId(Sql.uuid(row, "occasion_id")), Sql.instant(row, "received_at"),
            Optional.ofNullable(row.getBytes("sealed_message"))))
            .list();
    }

    /** The hospitals whose messages came under the number, in the order of arrival of the first message of each. */
    public List<HospitalId> hospitals(Known number) {
        return jdbc.sql("select hospital from replacement_message where number_key = :key group by hospital order by min(seq)")
            .param("key", number.key()).query(String.class).list().stream().map(HospitalId::new).toList();
    }

    /** The work item asks whose the locked number is. From then on the number is not doubted because of the hospital that uses it. */
    public void ask(Known number, UUID workItem) {
        jdbc.sql("update replacement_number set work_item_id = :item, matched_by = null where number_key = :key").param("item", workItem)
            .param("key", number.key()).update();
    }

    /** The locked number is the citizen's. The caller has locked the citizen, and adds what the messages say. */
    public void match(Known number, Cpr citizen, Instant at) {
        match(number, citizen, Optional.empty(), Optional.of(at));
    }

    /** The locked number is the citizen's, as a hospital says before a message came under it. */
    public void match(Known number, Cpr citizen, HospitalId by, Instant at) {
        match(number, citizen, Optional.of(by), Optional.of(at));
    }

    private void match(Known number, Cpr citizen, Optional<HospitalId> by, Optional<Instant> at) {
        citizens.seen(citizen);
        decide(number, State.MATCHED, Optional.of(citizens.keyOf(citizen)), by, at);
        give(number, Optional.of(citizens.keyOf(citizen)));
    }

    /** The locked number waits as if nobody had said whose it is. No message came under it before. */
    public void forget(Known number) {
        decide(number, State.WAITING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The locked number is no citizen's. */
    public void reject(Known number, Instant at) {
        decide(number, State.REJECTED, Optional.empty(), Optional.empty(), Optional.of(at));
    }

    /** Nobody knows any more whose the locked number is: what its messages said is taken from the citizen. The caller has locked the citizen. */
    public void unknown(Known number, Instant at) {
        jdbc.sql(TAKE).param("key", number.key()).update();
        give(number, Optional.empty());
        decide(number, State.WAITING, Optional.empty(), Optional.empty(), Optional.of(at));
    }

    private void decide(Known number, State state, Optional<String> citizenKey, Optional<HospitalId> by, Optional<Instant> at) {
        jdbc.sql(DECIDE).param("key", number.key()).param("state", state.name()).param("citizen", citizenKey.orElse(null), Types.VARCHAR)
            .param("by", by.map(HospitalId::value).orElse(null), Types.VARCHAR)
            .param("at", at.map(Sql::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE).update();
    }

    private void give(Known number, Optional<String> citizenKey) {
        jdbc.sql(GIVE).param("key", number.key()).param("citizen", citizenKey.orElse(null), Types.VARCHAR).update();
    }

    private Map<ReplacementCpr, Known> found(String statement, String[] keys) {
        return jdbc.sql(statement).param("keys", keys, Types.ARRAY).query((row, place) -> known(row)).list().stream()
            .collect(Collectors.toMap(Known::number, Function.identity()));
    }

    private Known known(ResultSet row) throws SQLException {
        String key = row.getString("number_key");
        return new Known(key, sealed.open(row.getBytes("sealed_number"), ReplacementCpr.class, context(key)),
            State.valueOf(row.getString("state")),
            Sql.optionalText(row, "citizen_key").isEmpty() ? Optional.empty() : Optional.of(citizens.opened(row)),
            Sql.optionalInstant(row, "decided_at"),
            Sql.optionalText(row, "matched_by").map(HospitalId::new), Sql.optionalUuid(row, "work_item_id"));
    }

    private String[] keys(Collection<ReplacementCpr> numbers) {
        return numbers.stream().distinct().map(this::keyOf).toArray(String[]::new);
    }

    private String keyOf(ReplacementCpr number) {
        return IndexHashes.replacement(index, number);
    }

    private static String context(String key) {
        return "replacement_number.number/" + key;
    }
}
