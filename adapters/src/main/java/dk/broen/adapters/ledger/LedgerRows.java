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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Maps what a notice says to rows of the ledger and back. */
public final class LedgerRows {
    private static final String INSERT =
        """
        insert into ledger_entry (id, occasion_id, citizen_key, made_at, unit, sealed_recipient, function, municipality, sealed_words,
          sealed_steps, visits, basis, rule, kind, main_event)
        values (:id, :occasion, :citizen, :at, :unit, :recipient, :function, :municipality, :words,
          :steps, :visits, :basis, :rule, :kind, :event)""";

    private final Database database;
    private final SealedJson sealed;
    private final CitizenIndex index;

    public LedgerRows(Database database, Keys keys) {
        this.database = database;
        this.sealed = new SealedJson(keys.seal());
        this.index = keys.index();
    }

    /** @param steps how the channels were chosen */
    public LedgerEntryId add(OccasionId occasion, Cpr citizen, Content content, List<String> steps, Instant at) {
        UUID id = UUID.randomUUID();
        Words words = content.words();
        Optional<Saying> main = Stream.concat(words.says().stream(), words.takesBack().stream()).findFirst();
        database.jdbc().sql(INSERT).param("id", id).param("occasion", occasion.value()).param("citizen", index.keyOf(citizen))
            .param("at", Sql.time(at)).param("unit", content.recipient().unit().value())
            .param("recipient", sealed.seal(content.recipient(), context("recipient", id))).param("function", content.function().code())
            .param("municipality", content.municipality().value()).param("words", sealed.seal(words, context("words", id)))
            .param("steps", sealed.seal(steps, context("steps", id)))
            .param("visits", visits(words), Types.ARRAY).param("basis", content.basis().name()).param("rule", content.rule())
            .param("kind", content.kind().name()).param("event", main.map(saying -> saying.type().name()).orElse(null), Types.VARCHAR)
            .update();
        return new LedgerEntryId(id);
    }

    /** What is recorded as told is what leaves: it can differ from what was planned (domain.md §7). */
    void leaves(LedgerEntryId id, Content content) {
        database.jdbc()
            .sql("update ledger_entry set function = :function, basis = :basis, rule = :rule, sealed_words = :words where id = :id")
            .param("function", content.function().code()).param("basis", content.basis().name()).param("rule", content.rule())
            .param("words", sealed.seal(content.words(), context("words", id.value()))).param("id", id.value()).update();
    }

    LedgerEntry entry(ResultSet row, List<LedgerEntry.Sending> sendings) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        return new LedgerEntry(new LedgerEntryId(id), new OccasionId(Sql.uuid(row, "occasion_id")),
            sealed.open(row.getBytes("sealed_recipient"), RecipientId.class, context("recipient", id)),
            new UnitFunction(row.getString("function")), new MunicipalityCode(row.getString("municipality")), words(row), sendings);
    }

    /** What the notice of a row says. */
    public Words words(ResultSet row) throws SQLException {
        return sealed.open(row.getBytes("sealed_words"), Words.class, context("words", Sql.uuid(row, "id")));
    }

    /** How the channels of the notice of a row were chosen. */
    public List<String> steps(ResultSet row) throws SQLException {
        return List.of(sealed.open(row.getBytes("sealed_steps"), String[].class, context("steps", Sql.uuid(row, "id"))));
    }

    private String[] visits(Words words) {
        return Stream.concat(words.says().stream(), words.takesBack().stream())
            .map(saying -> saying.stay().map(stay -> IndexHashes.stay(index, stay)).orElse(Horizon.DEATH)).distinct()
            .toArray(String[]::new);
    }

    private static String context(String column, UUID id) {
        return "ledger_entry." + column + "/" + id;
    }
}
