package dk.broen.adapters.outbox;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.terms.NotificationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The receipts of notices, append-only. Joins the caller's transaction. */
public final class Receipts {
    private static final String ADD = """
        insert into receipt (notification_id, attempt, meaning, proof, status, at) values (:notice, :attempt, :meaning, :proof, :status, :at)
        on conflict do nothing""";
    private static final String DELIVERED =
        "select exists (select from receipt where notification_id = :notice and attempt = :attempt and meaning = 'DELIVERED')";

    private final JdbcClient jdbc;

    public Receipts(Database database) {
        this.jdbc = database.jdbc();
    }

    /**
     * Keeps a final word of a channel.
     *
     * @param attempt the number of the attempt that it is about, as far as the hub knows
     * @return whether it was not known
     */
    public boolean add(NotificationId notice, int attempt, Receipt receipt) {
        return jdbc.sql(ADD).param("notice", notice.value()).param("attempt", attempt).param("meaning", receipt.meaning().name())
            .param("proof", receipt.proof().name()).param("status", receipt.status()).param("at", Sql.time(receipt.at())).update() == 1;
    }

    /** Whether a channel said that the notice arrived by this attempt. */
    public boolean isDelivered(NotificationId notice, int attempt) {
        return jdbc.sql(DELIVERED).param("notice", notice.value()).param("attempt", attempt).query(Boolean.class).single();
    }

    /** The receipt of a row. */
    public static Receipt of(ResultSet row) throws SQLException {
        return new Receipt(Receipt.Meaning.valueOf(row.getString("meaning")), Receipt.Proof.valueOf(row.getString("proof")),
            row.getString("status"), Sql.instant(row, "at"));
    }
}
