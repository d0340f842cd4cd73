package dk.broen.adapters.occasions;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.terms.Cpr;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The citizens whom the hub has heard of, by the key under which all tables name them. Joins the caller's transaction. */
public final class Citizens {
    private static final String INSERT = """
        insert into citizen (citizen_key, sealed_cpr) select * from unnest(:keys, :cprs::bytea[]) on conflict do nothing""";
    private static final String KNOWN = "select citizen_key from citizen where citizen_key = any(:keys)";
    /** A separate statement: the next statement must see what another transaction committed while this one waited for the lock. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(:keys) key";
    private static final String TRY_LOCK =
        "select key from unnest(:keys) key where pg_try_advisory_xact_lock(hashtextextended(key, 0))";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public Citizens(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
    }

    public String keyOf(Cpr citizen) {
        return index.keyOf(citizen);
    }

    /**
     * The citizen with that key.
     *
     * @throws IllegalArgumentException when the hub never heard of the citizen
     */
    public Cpr of(String citizenKey) {
        return jdbc.sql("select * from citizen where citizen_key = :key").param("key", citizenKey).query((row, number) -> opened(row))
            .optional().orElseThrow(() -> new IllegalArgumentException("no citizen has this key"));
    }

    /** The citizens with those keys, by key. */
    public Map<String, Cpr> of(Collection<String> citizenKeys) {
        Map<String, Cpr> found = new HashMap<>();
        if (!citizenKeys.isEmpty()) {
            jdbc.sql("select * from citizen where citizen_key = any(:keys)").param("keys", citizenKeys.toArray(String[]::new), Types.ARRAY)
                .query(row -> {
                    found.put(row.getString("citizen_key"), opened(row));
                });
        }
        return found;
    }

    /** @param row a row that has the columns of table citizen */
    public Cpr opened(ResultSet row) throws SQLException {
        return new Cpr(sealed.open(row.getBytes("sealed_cpr"), String.class, context(row.getString("citizen_key"))));
    }

    /** Stores the citizen, unless the hub has heard of the citizen before. */
    public void seen(Cpr citizen) {
        seen(Set.of(citizen));
    }

    /** Stores the citizens of whom the hub has not heard before. */
    public void seen(Collection<Cpr> all) {
        Map<String, Cpr> unknown = all.stream().distinct().collect(Collectors.toMap(this::keyOf, Function.identity(), (a, b) -> a,
            TreeMap::new));
        if (!unknown.isEmpty()) {
            jdbc.sql(KNOWN).param("keys", keys(unknown), Types.ARRAY).query(String.class).list().forEach(unknown::remove);
        }
        if (!unknown.isEmpty()) {
            jdbc.sql(INSERT).param("keys", keys(unknown), Types.ARRAY).param("cprs", Sql.bytes(unknown.entrySet(),
                citizen -> sealed.seal(citizen.getValue().digits(), context(citizen.getKey()))), Types.ARRAY).update();
        }
    }

    private static String[] keys(Map<String, Cpr> citizens) {
        return citizens.keySet().toArray(String[]::new);
    }

    /** Locks one citizen. */
    public void lock(Cpr citizen) {
        lock(Set.of(citizen));
    }

    /**
     * Locks the citizens until the caller's transaction ends: one planning at a time for each citizen. The locks are taken in the order of the
     * keys, so that two transactions with common citizens do not deadlock. For the same reason, a transaction locks all its citizens at once,
     * and before it locks any notice of them.
     */
    public void lock(Collection<Cpr> all) {
        lockKeys(all.stream().map(this::keyOf).toList());
    }

    /** Locks the citizens with those keys, see {@link #lock(Collection)}. */
    public void lockKeys(Collection<String> citizenKeys) {
        String[] keys = citizenKeys.stream().distinct().sorted().toArray(String[]::new);
        jdbc.sql(LOCK).param("keys", keys, Types.ARRAY).query(row -> {});
    }

    /**
     * Locks those of the citizens whom no other transaction has locked, without waiting.
     *
     * @param citizenKeys keys of citizens
     * @return the keys of the locked citizens
     */
    public Set<String> tryLock(Collection<String> citizenKeys) {
        String[] keys = citizenKeys.stream().distinct().sorted().toArray(String[]::new);
        return Set.copyOf(jdbc.sql(TRY_LOCK).param("keys", keys, Types.ARRAY).query(String.class).list());
    }

    private static String context(String citizenKey) {
        return "citizen.cpr/" + citizenKey;
    }
}
