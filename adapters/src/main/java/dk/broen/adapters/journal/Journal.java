package dk.broen.adapters.journal;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of accepted messages: each message once, however often it is sent (design.md §4.2). Joins the caller's transaction. */
public final class Journal {
    private static final String INSERT = """
        insert into journal (event_id, reference, kind, source, feed_hash, control_hash, content_hash, citizen_key, received_at,
          sealed_message)
        values (:event, :reference, :kind, :source, :feed, :control, :content, :citizen, :receivedAt, :message)
        on conflict do nothing""";
    private static final String KNOWN = """
        select event_id, reference, content_hash from journal where source = :source and feed_hash = :feed and control_hash = :control""";

    private final JdbcClient jdbc;
    private final Seal seal;
    private final CitizenIndex index;

    public Journal(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.seal = keys.seal();
        this.index = keys.index();
    }

    /**
     * Records a new message, or returns the event of the same message recorded earlier. Waits while another transaction records the same
     * message.
     */
    public JournalResult record(JournalEntry entry) {
        String feed = index.hash(IndexHashes.FEED, entry.feed());
        String control = index.hash(IndexHashes.CONTROL, entry.controlId());
        String content = index.hash(IndexHashes.CONTENT, Base64.getEncoder().encodeToString(entry.contentHash()));
        OccasionId event = new OccasionId(UUID.randomUUID());
        String reference = entry.reference();
        while (!insert(entry, event, reference, feed, control, content)) {
            Optional<JournalResult> known = known(entry.source(), feed, control, content);
            if (known.isPresent()) {
                return known.get();
            }
            reference = References.draw();
        }
        return new JournalResult.New(event, reference);
    }

    /**
     * The message as it was received, with its format.
     *
     * @throws IllegalArgumentException when there is no such event
     */
    public StoredMessage messageOf(OccasionId event) {
        return jdbc.sql("select kind, sealed_message from journal where event_id = :event").param("event", event.value())
            .query((row, number) -> new StoredMessage(JournalEntry.Kind.valueOf(row.getString("kind")),
                seal.open(row.getBytes("sealed_message"), context(event))))
            .optional().orElseThrow(() -> new IllegalArgumentException("no event " + event));
    }

    /**
     * The short reference for people and logs.
     *
     * @throws IllegalArgumentException when there is no such event
     */
    public String referenceOf(OccasionId event) {
        return jdbc.sql("select reference from journal where event_id = :event").param("event", event.value()).query(String.class)
            .optional()
            .orElseThrow(() -> new IllegalArgumentException("no event " + event));
    }

    private boolean insert(JournalEntry entry, OccasionId event, String reference, String feed, String control, String content) {
        return jdbc.sql(INSERT).param("event", event.value()).param("reference", reference).param("kind", entry.kind().name())
            .param("source", entry.source()).param("feed", feed).param("control", control).param("content", content)
            .param("citizen", entry.citizen().map(index::keyOf).orElse(null), Types.VARCHAR)
            .param("receivedAt", entry.receivedAt().atOffset(ZoneOffset.UTC))
            .param("message", seal.seal(entry.raw(), context(event))).update() == 1;
    }

    private Optional<JournalResult> known(String source, String feed, String control, String content) {
        return jdbc.sql(KNOWN).param("source", source).param("feed", feed).param("control", control)
            .query((RowMapper<JournalResult>) (row, number) -> {
                OccasionId event = new OccasionId(row.getObject("event_id", UUID.class));
                String reference = row.getString("reference");
                return row.getString("content_hash").equals(content) ? new JournalResult.Duplicate(event, reference)
                    : new JournalResult.Conflict(event, reference);
            }).optional();
    }

    private static String context(OccasionId event) {
        return "journal.message/" + event;
    }
}
