package dk.broen.adapters.ledger;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.history.Horizon;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.IndexHashes;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps what a notice says to rows of the ledger and back. */
public final class LedgerRows {
    private static final String INSERT = """
        insert into ledger_entry (id, occasion_id, place, citizen_key, made_at, unit, sealed_recipient, function, municipality,
          sealed_words, visits, basis, rule, kind, main_event)
        select id, occasion, place, citizen, at, unit, recipient, function, municipality, words, string_to_array(visits, ' '), basis, rule,
          kind, event
        from unnest(:ids::uuid[], :occasions::uuid[], :places::int[], :citizens::text[], :times::timestamptz[], :units::text[],
          :recipients::bytea[], :functions::text[], :municipalities::text[], :words::bytea[], :visits::text[], :bases::text[],
          :rules::text[], :kinds::text[], :events::text[])
          as entry (id, occasion, place, citizen, at, unit, recipient, function, municipality, words, visits, basis, rule, kind, event)""";

    private final Database database;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public LedgerRows(Database database, Keys keys) {
        this.database = database;
        this.sealed = new SealedJson(keys);
        this.index = keys.index();
    }

    /**
     * An entry to be added.
     *
     * @param place its place among the entries of its occasion
     */
    public record Entry(LedgerEntryId id, OccasionId occasion, int place, Cpr citizen, Content content, Instant at) {
        @Override
        public String toString() {
            return "Entry[" + id + "]";
        }
    }

    /** Adds entries in one round trip. */
    public void add(List<Entry> added) {
        if (!added.isEmpty()) {
            database.jdbc().sql(INSERT).param("ids", Sql.column(added, entry -> entry.id().value()), Types.ARRAY)
                .param("occasions", Sql.column(added, entry -> entry.occasion().value()), Types.ARRAY)
                .param("places", Sql.column(added, Entry::place), Types.ARRAY)
                .param("citizens", Sql.column(added, entry -> index.keyOf(entry.citizen())), Types.ARRAY)
                .param("times", Sql.times(added, Entry::at), Types.ARRAY)
                .param("units", Sql.column(added, entry -> entry.content().recipient().unit().value()), Types.ARRAY)
                .param("recipients", Sql.bytes(added,
                    entry -> sealed.seal(entry.content().recipient(), context("recipient", entry.id().value()))), Types.ARRAY)
                .param("functions", Sql.column(added, entry -> entry.content().function().code()), Types.ARRAY)
                .param("municipalities", Sql.column(added, entry -> entry.content().municipality().value()), Types.ARRAY)
                .param("words", Sql.bytes(added, entry -> sealed.seal(entry.content().words(), context("words", entry.id().value()))),
                    Types.ARRAY)
                .param("visits", Sql.column(added, entry -> visits(entry.content().words())), Types.ARRAY)
                .param("bases", Sql.column(added, entry -> entry.content().basis()), Types.ARRAY)
                .param("rules", Sql.column(added, entry -> entry.content().rule()), Types.ARRAY)
                .param("kinds", Sql.column(added, entry -> entry.content().kind()), Types.ARRAY)
                .param("events", Sql.column(added, entry -> mainEvent(entry.content().words())), Types.ARRAY).update();
        }
    }

    private static @Nullable Object mainEvent(Words words) {
        return Stream.concat(words.says().stream(), words.takesBack().stream()).findFirst().map(Saying::type).orElse(null);
    }

    /** What is recorded as told is what leaves: it can differ from what was planned (domain.md §7). */
    void leaves(LedgerEntryId id, Content content) {
        database.jdbc()
            .sql("update ledger_entry set function = :function, basis = :basis, rule = :rule, sealed_words = :words where id = :id")
            .param("function", content.function().code()).param("basis", content.basis().name()).param("rule", content.rule())
            .param("words", sealed.seal(content.words(), context("words", id.value()))).param("id", id.value()).update();
    }

    /** The entry of a row. */
    public LedgerEntry entry(ResultSet row, List<LedgerEntry.Sending> sendings) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new LedgerEntry(new LedgerEntryId(id), new OccasionId(Sql.uuid(row, "occasion_id")), Sql.instant(row, "made_at"),
            sealed.open(row.getBytes("sealed_recipient"), RecipientId.class, context("recipient", id)),
            new UnitFunction(row.getString("function")), new MunicipalityCode(row.getString("municipality")), words(row), sendings);
    }

    /** What the notice of a row says. */
    public Words words(ResultSet row) throws SQLException {
        return sealed.open(row.getBytes("sealed_words"), Words.class, context("words", Sql.uuid(row, "id")));
    }

    private String visits(Words words) {
        return Stream.concat(words.says().stream(), words.takesBack().stream())
            .map(saying -> saying.stay().map(stay -> IndexHashes.stay(index, stay)).orElse(Horizon.DEATH)).distinct()
            .collect(Collectors.joining(" "));
    }

    private static String context(String column, UUID id) {
        return "ledger_entry." + column + "/" + id;
    }
}
