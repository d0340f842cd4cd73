package dk.broen.adapters.history;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.terms.Cpr;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Maps a retired CPR number to the number that survived the merge of identities (HL7 A40). A hospital that does not know of the merge can
 * still send the retired number. Joins the caller's transaction.
 */
public final class MergedIdentities {
    private static final String SURVIVORS = "select retired_key, sealed_survivor from merged_identity where retired_key = any(:retired)";
    private static final String RETIRE = """
        insert into merged_identity (retired_key, survivor_key, sealed_survivor, merged_at) values (:retired, :key, :survivor, :at)
        on conflict (retired_key) do update set survivor_key = excluded.survivor_key, sealed_survivor = excluded.sealed_survivor,
          merged_at = excluded.merged_at""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public MergedIdentities(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
    }

    /** The current number of the citizen: the surviving number when this number is retired, otherwise the same number. */
    public Cpr current(Cpr number) {
        return current(Set.of(number)).get(number);
    }

    /** The current number of each of the citizens. */
    public Map<Cpr, Cpr> current(Collection<Cpr> numbers) {
        Map<Cpr, Cpr> current = new HashMap<>();
        numbers.forEach(number -> current.put(number, number));
        for (Map<Cpr, Cpr> next = survivors(current.values()); !next.isEmpty(); next = survivors(current.values())) {
            Map<Cpr, Cpr> survivors = next;
            current.replaceAll((number, latest) -> survivors.getOrDefault(latest, latest));
        }
        return current;
    }

    /** Those of the citizens whose numbers are retired, by their keys. */
    public Set<String> retired(Collection<String> citizenKeys) {
        return Set.copyOf(jdbc.sql("select retired_key from merged_identity where retired_key = any(:keys)")
            .param("keys", citizenKeys.toArray(String[]::new), Types.ARRAY).query(String.class).set());
    }

    /**
     * Records a merge. A merge in the opposite direction of an earlier merge removes the earlier one, so that the numbers form no cycle.
     *
     * @return the surviving number: {@code into}, or the number into which {@code into} was merged before
     */
    public Cpr merge(Cpr retired, Cpr into, Instant at) {
        Cpr current = current(into);
        Cpr survivor = current.equals(retired) ? into : current;
        String key = index.keyOf(retired);
        jdbc.sql("delete from merged_identity where retired_key = :survivor").param("survivor", index.keyOf(survivor)).update();
        jdbc.sql(RETIRE).param("retired", key).param("key", index.keyOf(survivor))
            .param("survivor", sealed.seal(survivor.digits(), context(key)))
            .param("at", Sql.time(at)).update();
        return survivor;
    }

    /** The numbers that survived, for those of the numbers that are retired. */
    private Map<Cpr, Cpr> survivors(Collection<Cpr> numbers) {
        Map<String, Cpr> byKey = numbers.stream().distinct().collect(Collectors.toMap(index::keyOf, Function.identity()));
        Map<Cpr, Cpr> survivors = new HashMap<>();
        jdbc.sql(SURVIVORS).param("retired", byKey.keySet().toArray(String[]::new), Types.ARRAY).query(row -> {
            String key = row.getString("retired_key");
            survivors.put(byKey.get(key), new Cpr(sealed.open(row.getBytes("sealed_survivor"), String.class, context(key))));
        });
        return survivors;
    }

    private static String context(String retiredKey) {
        return "merged_identity.survivor/" + retiredKey;
    }
}
