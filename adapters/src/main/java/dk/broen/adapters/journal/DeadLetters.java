package dk.broen.adapters.journal;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.occasions.References;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of dead letters: messages that were not processed, sealed (design.md §4). Joins the caller's transaction. */
public final class DeadLetters {
    private static final String INSERT = """
        insert into dead_letter (id, reference, source, received_at, code, location, message, sealed_message)
        values (:id, :reference, :source, :receivedAt, :code, :location, :message, :raw) on conflict (reference) do nothing""";
    /** Without the column of the message, which can be long. */
    private static final String SELECT = "select reference, source, received_at, code, location, message from dead_letter ";
    private static final RowMapper<DeadLetter> LETTER = (row, number) -> new DeadLetter(row.getString("reference"), row.getString("source"),
        Sql.instant(row, "received_at"), row.getString("code"), row.getString("location"), row.getString("message"));

    private final JdbcClient jdbc;
    private final Seal seal;

    public DeadLetters(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.seal = keys.seal();
    }

    /**
     * Stores a dead letter. The same message under the same reference is stored once.
     *
     * @param raw the message as it was received
     */
    public Kept keep(DeadLetter letter, byte[] raw) {
        String reference = letter.reference();
        while (!insert(letter, reference, raw)) {
            if (messageOf(reference).filter(stored -> Arrays.equals(stored, raw)).isPresent()) {
                return new Kept(reference, false);
            }
            reference = References.draw();
        }
        return new Kept(reference, true);
    }

    /**
     * How a dead letter is stored.
     *
     * @param reference that of the letter, or a new one when another message has that reference
     * @param now false when it was stored before
     */
    public record Kept(String reference, boolean now) {}

    /** The last {@code limit} dead letters, latest first, without their messages. */
    public List<DeadLetter> list(int limit) {
        return jdbc.sql(SELECT + "order by received_at desc limit :limit").param("limit", limit).query(LETTER).list();
    }

    public Optional<DeadLetter> find(String reference) {
        return jdbc.sql(SELECT + "where reference = :reference").param("reference", reference).query(LETTER).optional();
    }

    /** The message as it was received; empty when there is no such dead letter. */
    public Optional<byte[]> messageOf(String reference) {
        return jdbc.sql("select sealed_message from dead_letter where reference = :reference").param("reference", reference)
            .query(byte[].class).optional().map(sealed -> seal.open(sealed, context(reference)));
    }

    private boolean insert(DeadLetter letter, String reference, byte[] raw) {
        return jdbc.sql(INSERT).param("id", NewId.draw()).param("reference", reference).param("source", letter.source())
            .param("receivedAt", Sql.time(letter.receivedAt())).param("code", letter.code()).param("location", letter.location())
            .param("message", letter.message()).param("raw", seal.seal(raw, context(reference))).update() == 1;
    }

    private static String context(String reference) {
        return "dead_letter.message/" + reference;
    }
}
