package dk.broen.adapters.acknowledgement;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.NotificationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what humans answered to notices. Rows are added and never changed. Joins the caller's transaction. */
public final class Acknowledgements {
    /** The columns of the table under names that no other table has, for a statement that joins it as {@code a}. */
    public static final String COLUMNS = """
        a.id as answer_id, a.kind as answer_kind, a.way as answer_way, a.at as answered_at, a.sealed_by as answered_by,
        a.sealed_because as answered_because""";
    private static final String INSERT = """
        insert into acknowledgement (id, entry_id, notification_id, kind, way, at, sealed_by, sealed_because)
        values (:id, :entry, :notice, :kind, :way, :at, :by, :because)""";
    private static final String OF_ENTRY = "select " + COLUMNS + " from acknowledgement a where a.entry_id = :entry order by a.seq";

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    public Acknowledgements(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
    }

    /** Adds what a human answered to a notice. The caller has locked the citizen. */
    public void add(LedgerEntryId entry, NotificationId notice, Acknowledgement given) {
        UUID id = NewId.draw();
        jdbc.sql(INSERT).param("id", id).param("entry", entry.value()).param("notice", notice.value()).param("kind", given.kind().name())
            .param("way", given.way().name()).param("at", Sql.time(given.at())).param("by", sealed.seal(given.by(), context("by", id)))
            .param("because", given.because().map(reason -> sealed.seal(reason, context("because", id))).orElse(null), Types.BINARY)
            .update();
    }

    /** What humans answered to an entry of the ledger, in the order in which it was recorded. */
    public List<Acknowledgement> of(LedgerEntryId entry) {
        return jdbc.sql(OF_ENTRY).param("entry", entry.value()).query((row, number) -> opened(row).orElseThrow()).list();
    }

    /** The answer in a row with the {@link #COLUMNS}; empty if the row has none. */
    public Optional<Acknowledgement> opened(ResultSet row) throws SQLException {
        Optional<UUID> known = Sql.optionalUuid(row, "answer_id");
        if (known.isEmpty()) {
            return Optional.empty();
        }
        UUID id = known.get();
        return Optional.of(new Acknowledgement(Acknowledgement.Kind.valueOf(row.getString("answer_kind")),
            Acknowledgement.Way.valueOf(row.getString("answer_way")),
            sealed.open(row.getBytes("answered_by"), String.class, context("by", id)),
            Optional.ofNullable(row.getBytes("answered_because"))
                .map(reason -> sealed.open(reason, String.class, context("because", id))),
            Sql.instant(row, "answered_at")));
    }

    private static String context(String column, UUID id) {
        return "acknowledgement." + column + "/" + id;
    }
}
