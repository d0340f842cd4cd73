package dk.broen.adapters.audit;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what people did in the inbox. Joins the caller's transaction: what is not written down did not happen. */
public final class AuditLog {
    private static final String INSERT = """
        insert into audit_entry (id, at, what, reference, citizen_key, sealed_who)
        values (:id, :at, :what, :reference, :citizen, :who)""";

    private static final String INSERT_ALL = """
        insert into audit_entry (id, at, what, citizen_key, sealed_who)
        select id, :at, :what, citizen, who from unnest(:ids::uuid[], :citizens::text[], :who::bytea[]) as new (id, citizen, who)""";

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    public AuditLog(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
    }

    /** Writes down what a person did. */
    public void add(AuditEntry entry, Instant at) {
        UUID id = NewId.draw();
        jdbc.sql(INSERT).param("id", id).param("at", Sql.time(at)).param("what", entry.what().name())
            .param("reference", entry.reference().orElse(null), Types.VARCHAR)
            .param("citizen", entry.citizenKey().orElse(null), Types.VARCHAR)
            .param("who", sealed.seal(entry.who(), context(id))).update();
    }

    /** Writes down what a person did with each of many citizens, at once. */
    public void addOfEach(AuditEntry.What what, String who, Collection<String> citizenKeys, Instant at) {
        List<UUID> ids = citizenKeys.stream().map(key -> NewId.draw()).toList();
        jdbc.sql(INSERT_ALL).param("at", Sql.time(at)).param("what", what.name())
            .param("ids", Sql.column(ids, id -> id), Types.ARRAY)
            .param("citizens", citizenKeys.toArray(String[]::new), Types.ARRAY)
            .param("who", ids.stream().map(id -> sealed.seal(who, context(id))).toArray(byte[][]::new), Types.ARRAY).update();
    }

    /** The entries, oldest first. */
    public List<AuditEntry> since(Instant at) {
        return jdbc.sql("select * from audit_entry where at >= :at order by seq").param("at", Sql.time(at))
            .query((row, number) -> new AuditEntry(
                AuditEntry.What.valueOf(row.getString("what")),
                sealed.open(row.getBytes("sealed_who"), String.class, context(Sql.uuid(row, "id"))), Sql.optionalText(row, "reference"),
                Sql.optionalText(row, "citizen_key")))
            .list();
    }

    private static String context(UUID id) {
        return "audit_entry.who/" + id;
    }
}
