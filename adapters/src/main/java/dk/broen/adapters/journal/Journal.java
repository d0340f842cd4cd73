package dk.broen.adapters.journal;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of accepted messages: each message once, however often it is sent (design.md §4.2). Joins the caller's transaction. */
public final class Journal {
    private static final String INSERT = """
        insert into journal (occasion_id, kind, source, feed_hash, control_hash, content_hash, citizen_key, received_at, sealed_message)
        values (:occasion, :kind, :source, :feed, :control, :content, :citizen, :receivedAt, :message)
        on conflict do nothing""";
    private static final String KNOWN = """
        select o.id, o.reference, j.content_hash from journal j join occasion o on o.id = j.occasion_id
        where j.source = :source and j.feed_hash = :feed and j.control_hash = :control""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Occasions occasions;
    private final Seal seal;
    private final CitizenIndex index;

    public Journal(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.occasions = new Occasions(database, keys);
        this.seal = keys.seal();
        this.index = keys.index();
    }

    /**
     * Records a new message as an occasion, or returns the occasion of the same message recorded earlier. Waits while another transaction
     * records the same message.
     */
    public JournalResult record(JournalEntry entry) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            String feed = index.hash(IndexHashes.FEED, entry.feed());
            String control = index.hash(IndexHashes.CONTROL, entry.controlId());
            String content = index.hash(IndexHashes.CONTENT, Base64.getEncoder().encodeToString(entry.contentHash()));
            Optional<JournalResult> known = known(entry.source(), feed, control, content);
            return known.orElseGet(() -> add(entry, feed, control, content));
        }));
    }

    /**
     * The message as it was received, with its format.
     *
     * @throws IllegalArgumentException when the occasion is no message
     */
    public StoredMessage messageOf(OccasionId occasion) {
        return jdbc.sql("select kind, sealed_message from journal where occasion_id = :occasion").param("occasion", occasion.value())
            .query((row, number) -> new StoredMessage(JournalEntry.Kind.valueOf(row.getString("kind")),
                seal.open(row.getBytes("sealed_message"), context(occasion))))
            .optional().orElseThrow(() -> new IllegalArgumentException("no message " + occasion));
    }

    private JournalResult add(JournalEntry entry, String feed, String control, String content) {
        OpenedOccasion said = occasions.open(OccasionKind.SAID, entry.reference(), entry.citizen(), entry.receivedAt());
        if (insert(entry, said.id(), feed, control, content)) {
            return new JournalResult.New(said.id(), said.reference());
        }
        // another transaction recorded the same message meanwhile
        jdbc.sql("delete from occasion where id = :occasion").param("occasion", said.id().value()).update();
        return known(entry.source(), feed, control, content).orElseThrow();
    }

    private boolean insert(JournalEntry entry, OccasionId occasion, String feed, String control, String content) {
        return jdbc.sql(INSERT).param("occasion", occasion.value()).param("kind", entry.kind().name())
            .param("source", entry.source()).param("feed", feed).param("control", control).param("content", content)
            .param("citizen", entry.citizen().map(index::keyOf).orElse(null), Types.VARCHAR)
            .param("receivedAt", Sql.time(entry.receivedAt()))
            .param("message", seal.seal(entry.raw(), context(occasion))).update() == 1;
    }

    private Optional<JournalResult> known(String source, String feed, String control, String content) {
        return jdbc.sql(KNOWN).param("source", source).param("feed", feed).param("control", control)
            .query((RowMapper<JournalResult>) (row, number) -> {
                OccasionId event = new OccasionId(Sql.uuid(row, "id"));
                String reference = row.getString("reference");
                return row.getString("content_hash").equals(content) ? new JournalResult.Duplicate(event, reference)
                    : new JournalResult.Conflict(event, reference);
            }).optional();
    }

    private static String context(OccasionId occasion) {
        return "journal.message/" + occasion;
    }
}
