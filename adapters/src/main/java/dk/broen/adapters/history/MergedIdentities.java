package dk.broen.adapters.history;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.terms.Cpr;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose number a retired one is now (HL7 A40). A hospital that has not heard of the merge may go on using the retired one.
 * Joins the caller's transaction.
 */
public final class MergedIdentities {
    private static final String SURVIVOR = "select sealed_survivor from merged_identity where retired_key = :retired";
    private static final String RETIRE = """
        insert into merged_identity (retired_key, sealed_survivor, merged_at) values (:retired, :survivor, :at)
        on conflict (retired_key) do update set sealed_survivor = excluded.sealed_survivor, merged_at = excluded.merged_at""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public MergedIdentities(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys.seal());
        this.index = keys.index();
    }

    /** The number by which this citizen is known now: mostly the same. */
    public Cpr current(Cpr number) {
        Cpr current = number;
        for (Optional<Cpr> next = survivorOf(current); next.isPresent(); next = survivorOf(current)) {
            current = next.get();
        }
        return current;
    }

    /**
     * A merge that turns an earlier one around makes that one undone, so no number ever leads back to itself.
     *
     * @return whose everything is from now on: {@code into}, or whoever that was merged into before
     */
    public Cpr merge(Cpr retired, Cpr into, Instant at) {
        Cpr current = current(into);
        Cpr survivor = current.equals(retired) ? into : current;
        String key = index.keyOf(retired);
        jdbc.sql("delete from merged_identity where retired_key = :survivor").param("survivor", index.keyOf(survivor)).update();
        jdbc.sql(RETIRE).param("retired", key).param("survivor", sealed.seal(survivor.digits(), context(key)))
            .param("at", Sql.time(at)).update();
        return survivor;
    }

    private Optional<Cpr> survivorOf(Cpr number) {
        String key = index.keyOf(number);
        return jdbc.sql(SURVIVOR).param("retired", key).query(byte[].class).optional()
            .map(survivor -> new Cpr(sealed.open(survivor, String.class, context(key))));
    }

    private static String context(String retiredKey) {
        return "merged_identity.survivor/" + retiredKey;
    }
}
