package dk.broen.adapters.journal;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.Seal;
import dk.broen.adapters.occasions.NewOccasion;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of accepted messages: each message once, however often it is sent (design.md §4.2). Joins the caller's transaction. */
public final class Journal {
    private static final String INSERT = """
        insert into journal (occasion_id, kind, source, feed_hash, control_hash, bundle_hash, content_hash, received_at, sealed_message)
        select * from unnest(:occasions::uuid[], :kinds::text[], :sources::text[], :feeds::text[], :controls::text[], :bundles::text[],
          :contents::text[], :times::timestamptz[], :messages::bytea[])
        on conflict do nothing returning occasion_id""";
    private static final String KNOWN = """
        select o.id, o.reference, j.content_hash from journal j join occasion o on o.id = j.occasion_id
        where j.source = :source and j.feed_hash = :feed and j.control_hash = :control""";
    private static final String KNOWN_BUNDLE = """
        select o.reference from journal j join occasion o on o.id = j.occasion_id
        where j.source = :source and j.feed_hash = :feed and j.bundle_hash = :bundle""";

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
     * Records each new message as an occasion, and finds the occasion of each message that was recorded before, also earlier in the list. Waits
     * while another transaction records the same message.
     *
     * @return in the same order
     */
    public List<JournalResult> record(List<JournalEntry> entries) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            List<Row> rows = entries.stream().map(this::row).toList();
            Set<UUID> inserted = insert(rows);
            List<Row> fresh = rows.stream().filter(row -> inserted.contains(row.occasion().value())).toList();
            Map<OccasionId, String> references = occasions.open(fresh.stream().map(Row::opening).toList()).stream()
                .collect(Collectors.toMap(OpenedOccasion::id, OpenedOccasion::reference));
            return rows.stream().map(row -> references.containsKey(row.occasion())
                ? new JournalResult.New(row.occasion(), references.get(row.occasion()))
                : known(row)).toList();
        }));
    }

    /** The message of an occasion; empty if the occasion is no message, or the message is older than the retention period. */
    public Optional<StoredMessage> messageOf(OccasionId occasion) {
        return jdbc.sql("select kind, sealed_message from journal where occasion_id = :occasion").param("occasion", occasion.value())
            .query((row, number) -> new StoredMessage(JournalEntry.Kind.valueOf(row.getString("kind")),
                seal.open(row.getBytes("sealed_message"), context(occasion))))
            .optional();
    }

    private Row row(JournalEntry entry) {
        OccasionId occasion = new OccasionId(NewId.draw());
        return new Row(entry, occasion, index.hash(IndexHashes.FEED, entry.feed()), index.hash(IndexHashes.CONTROL, entry.controlId()),
            entry.bundleId().map(bundle -> index.hash(IndexHashes.BUNDLE, bundle)),
            index.hash(IndexHashes.CONTENT, Base64.getEncoder().encodeToString(entry.contentHash())));
    }

    /** The rows come before their occasions, because they decide which messages are new. */
    private Set<UUID> insert(List<Row> rows) {
        return Set.copyOf(jdbc.sql(INSERT).param("occasions", Sql.column(rows, row -> row.occasion().value()), Types.ARRAY)
            .param("kinds", Sql.column(rows, row -> row.entry().kind()), Types.ARRAY)
            .param("sources", Sql.column(rows, row -> row.entry().source()), Types.ARRAY)
            .param("feeds", Sql.column(rows, Row::feed), Types.ARRAY)
            .param("controls", Sql.column(rows, Row::control), Types.ARRAY)
            .param("bundles", Sql.column(rows, row -> row.bundle().orElse(null)), Types.ARRAY)
            .param("contents", Sql.column(rows, Row::content), Types.ARRAY)
            .param("times", Sql.times(rows, row -> row.entry().receivedAt()), Types.ARRAY)
            .param("messages", Sql.bytes(rows, row -> seal.seal(row.entry().raw(), context(row.occasion()))), Types.ARRAY)
            .query(UUID.class).list());
    }

    private JournalResult known(Row row) {
        return jdbc.sql(KNOWN).param("source", row.entry().source()).param("feed", row.feed()).param("control", row.control())
            .query((RowMapper<JournalResult>) (found, number) -> {
                OccasionId occasion = new OccasionId(Sql.uuid(found, "id"));
                String reference = found.getString("reference");
                return found.getString("content_hash").equals(row.content()) ? new JournalResult.Duplicate(occasion, reference)
                    : new JournalResult.Conflict(occasion, reference);
            }).optional().orElseGet(() -> inBundleOfAnother(row));
    }

    private JournalResult inBundleOfAnother(Row row) {
        String first = referenceOfBundle(row.entry().source(), row.feed(), row.bundle().orElseThrow()).orElseThrow();
        insert(List.of(row.alone()));
        return new JournalResult.InBundleOfAnother(row.occasion(), occasions.open(List.of(row.opening())).get(0).reference(), first);
    }

    /** The reference of the message that came in the bundle; empty if none did. */
    public Optional<String> inBundle(String source, String feed, String bundleId) {
        return referenceOfBundle(source, index.hash(IndexHashes.FEED, feed), index.hash(IndexHashes.BUNDLE, bundleId));
    }

    private Optional<String> referenceOfBundle(String source, String feed, String bundle) {
        return jdbc.sql(KNOWN_BUNDLE).param("source", source).param("feed", feed).param("bundle", bundle).query(String.class).optional();
    }

    /** An entry with its keyed hashes and the id of its occasion. */
    private record Row(JournalEntry entry, OccasionId occasion, String feed, String control, Optional<String> bundle, String content) {
        /** The same row without the bundle: that is the bundle of another message. */
        Row alone() {
            return new Row(entry, occasion, feed, control, Optional.empty(), content);
        }

        NewOccasion opening() {
            return new NewOccasion(occasion, OccasionKind.SAID, entry.reference(), entry.citizen(), entry.receivedAt());
        }
    }

    private static String context(OccasionId occasion) {
        return "journal.message/" + occasion;
    }
}
