package dk.broen.adapters.inbox;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.terms.LedgerEntryId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of which colleague has a notice. It tells colleagues who acts; it is no answer to the hospital. Joins the caller's transaction. */
public final class Handovers {
    private static final String INSERT =
        "insert into handover (id, entry_id, at, sealed_by, sealed_to) values (:id, :entry, :at, :by, :to)";
    private static final String OF_ENTRY = "select * from handover where entry_id = :entry order by seq";

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    public Handovers(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
    }

    public void add(LedgerEntryId entry, ToldNotice.Handover handover) {
        UUID id = NewId.draw();
        jdbc.sql(INSERT).param("id", id).param("entry", entry.value()).param("at", Sql.time(handover.at()))
            .param("by", sealed.seal(handover.by(), context("by", id))).param("to", sealed.seal(handover.to(), context("to", id))).update();
    }

    List<ToldNotice.Handover> of(LedgerEntryId entry) {
        return jdbc.sql(OF_ENTRY).param("entry", entry.value()).query((row, number) -> {
            UUID id = Sql.uuid(row, "id");
            return new ToldNotice.Handover(Sql.instant(row, "at"), sealed.open(row.getBytes("sealed_by"), String.class, context("by", id)),
                sealed.open(row.getBytes("sealed_to"), String.class, context("to", id)));
        }).list();
    }

    private static String context(String column, UUID id) {
        return "handover." + column + "/" + id;
    }
}
