package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.terms.MunicipalityCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Maps facts to rows: each table access for many facts at once. Joins the caller's transaction. */
final class FactRows {
    private static final String COLUMNS =
        "id, citizen_key, municipality, source, kind, key_hash, content_hash, withdrawn_at, withdrawn_by, "
            + "sealed_withdrawn_because, vanished";
    /** What a municipality sees of the facts: not the overrides, see {@link FactOwner#isOf}. */
    static final String VIEWED = " and (:view::text is null or municipality = :view and kind <> 'OVERRIDE')";
    private static final String IN_FORCE =
        "select " + COLUMNS + " from citizen_fact where citizen_key = any(:citizens) and ended_at is null"
            + VIEWED;
    /** Of a row that is found by its id. In these words no partial index matches it: one that was empty would be read instead of the id. */
    static final String NOT_ENDED = "coalesce(ended_at, 'infinity') = 'infinity'";
    private static final String BY_ID = "select " + COLUMNS + " from citizen_fact where id = :id and " + NOT_ENDED;
    private static final String OF_SOURCE = """
        select distinct citizen_key from citizen_fact
        where municipality = any(:municipalities) and ended_at is null and source = :source
          and (withdrawn_at is null or withdrawn_at > :at)""";
    private static final String INSERT =
        """
        insert into citizen_fact (id, citizen_key, municipality, kind, key_hash, content_hash, source, sealed_source_id, sealed_fact,
          recorded_by, recorded_at, sealed_because, withdrawn_at, withdrawn_by, sealed_withdrawn_because, vanished)
        select id, citizen, municipality, kind, key, content, source, source_id, fact, :by, :at, because, withdrawn_at, withdrawn_by,
          withdrawn_because, vanished
        from unnest(:ids::uuid[], :citizens::text[], :municipalities::text[], :kinds::text[], :keys::text[], :contents::text[],
          :sources::text[], :sourceIds::bytea[], :facts::bytea[], :because::bytea[], :withdrawnAt::timestamptz[], :withdrawnBy::text[],
          :withdrawnBecause::bytea[], :vanished::boolean[])
          as new (id, citizen, municipality, kind, key, content, source, source_id, fact, because, withdrawn_at, withdrawn_by,
            withdrawn_because, vanished)""";
    private static final String END = """
        update citizen_fact f set ended_by = :by, ended_at = :at, sealed_ended_because = over.because, superseded_by = over.by_fact
        from unnest(:ids::uuid[], :because::bytea[], :successors::uuid[]) as over (id, because, by_fact)
        where f.id = any(:ids::uuid[]) and f.id = over.id and %s""".formatted(NOT_ENDED);
    private static final String WITHDRAW = """
        update citizen_fact f set withdrawn_by = :by, withdrawn_at = over.at, sealed_withdrawn_because = over.because, vanished = :vanished
        from unnest(:ids::uuid[], :because::bytea[], :times::timestamptz[]) as over (id, because, at)
        where f.id = any(:ids::uuid[]) and f.id = over.id and (f.withdrawn_at is null or f.withdrawn_at > over.at
          or f.vanished and not :vanished) and %s"""
        .formatted(NOT_ENDED);

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    FactRows(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
    }

    /** A row to insert. */
    record New(UUID id, Wish wish, Optional<Withdrawn> withdrawn) {
        /**
         * @param because in words, because it is sealed for the new row
         * @param vanished whether the source did not name the consent any more
         */
        record Withdrawn(Instant at, String by, String because, boolean vanished) {}
    }

    /** A row to end. */
    record Over(UUID id, Optional<UUID> successor) {}

    /** The facts in force about citizens, as far as the municipality sees them. */
    List<StoredFact> inForce(Collection<String> citizenKeys, Optional<MunicipalityCode> view) {
        return jdbc.sql(IN_FORCE).param("citizens", citizenKeys.toArray(String[]::new), Types.ARRAY)
            .param("view", view.map(MunicipalityCode::value).orElse(null), Types.VARCHAR).query((row, number) -> stored(row)).list();
    }

    Optional<StoredFact> find(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query((row, number) -> stored(row)).optional();
    }

    /** The keys of the citizens about whom the source has a fact that a replacement can end. */
    Set<String> citizensOf(Differences differences) {
        return jdbc.sql(OF_SOURCE).param("municipalities",
            differences.replaced().stream().map(MunicipalityCode::value).toArray(String[]::new), Types.ARRAY)
            .param("source", differences.source()).param("at", Sql.time(differences.at())).query(String.class).set();
    }

    /** The ids of facts about a citizen that are over and whose ids end in one of the texts. */
    List<UUID> ended(String citizenKey, Optional<MunicipalityCode> view, Set<String> ends) {
        return jdbc
            .sql("select id from citizen_fact where citizen_key = :citizen and ended_at is not null and right(id::text, 8) = any(:ends)"
                + VIEWED)
            .param("citizen", citizenKey)
            .param("ends", ends.toArray(String[]::new), Types.ARRAY)
            .param("view", view.map(MunicipalityCode::value).orElse(null), Types.VARCHAR).query(UUID.class).list();
    }

    void insert(List<New> rows, String source, String by, String because, Instant at) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT).param("by", by).param("at", Sql.time(at))
            .param("ids", Sql.column(rows, New::id), Types.ARRAY)
            .param("citizens", Sql.column(rows, row -> row.wish().citizenKey()), Types.ARRAY)
            .param("municipalities", Sql.column(rows, row -> row.wish().entry().municipality().value()), Types.ARRAY)
            .param("kinds", Sql.column(rows, row -> row.wish().kind().name()), Types.ARRAY)
            .param("keys", Sql.column(rows, row -> row.wish().keyHash()), Types.ARRAY)
            .param("contents", Sql.column(rows, row -> row.wish().contentHash()), Types.ARRAY)
            .param("sources", Sql.column(rows, row -> row.wish().entry().sourceId().flatMap(SourceId::of).orElse(source)), Types.ARRAY)
            .param("sourceIds", bytes(rows, row -> row.wish().entry().sourceId().map(id -> seal(id.id(), "source_id", row.id()))),
                Types.ARRAY)
            .param("facts", bytes(rows, row -> Optional.of(seal(row.wish().entry().fact(), "fact", row.id()))), Types.ARRAY)
            .param("because", bytes(rows, row -> Optional.of(seal(because, "because", row.id()))), Types.ARRAY)
            .param("withdrawnAt", Sql.column(rows, row -> row.withdrawn().map(New.Withdrawn::at).orElse(null)), Types.ARRAY)
            .param("withdrawnBy", Sql.column(rows, row -> row.withdrawn().map(New.Withdrawn::by).orElse(null)), Types.ARRAY)
            .param("withdrawnBecause", bytes(rows, row -> row.withdrawn().map(how -> seal(how.because(), "withdrawn", row.id()))),
                Types.ARRAY)
            .param("vanished", Sql.column(rows, row -> row.withdrawn().filter(New.Withdrawn::vanished).isPresent()), Types.ARRAY)
            .update();
    }

    int end(List<Over> rows, String by, String because, Instant at) {
        return rows.isEmpty() ? 0 : jdbc.sql(END).param("by", by).param("at", Sql.time(at))
            .param("ids", Sql.column(rows, Over::id), Types.ARRAY)
            .param("because", bytes(rows, row -> Optional.of(seal(because, "ended", row.id()))), Types.ARRAY)
            .param("successors", Sql.column(rows, row -> row.successor().orElse(null)), Types.ARRAY).update();
    }

    /** @param vanished whether the source does not name the consents any more */
    int withdraw(List<UUID> ids, List<Instant> times, String by, String because, boolean vanished) {
        return ids.isEmpty() ? 0 : jdbc.sql(WITHDRAW).param("by", by).param("vanished", vanished)
            .param("ids", Sql.column(ids, id -> id), Types.ARRAY)
            .param("because", bytes(ids, id -> Optional.of(seal(because, "withdrawn", id))), Types.ARRAY)
            .param("times", Sql.times(times, Function.identity()), Types.ARRAY).update();
    }

    /** Why a consent was withdrawn. */
    String becauseOf(UUID id, StoredFact.Withdrawal withdrawal) {
        return sealed.open(withdrawal.sealedBecause(), String.class, context("withdrawn", id));
    }

    static String context(String column, UUID id) {
        return "citizen_fact." + column + "/" + id;
    }

    private byte[] seal(Object value, String column, UUID id) {
        return sealed.seal(value, context(column, id));
    }

    private static <T> byte[][] bytes(List<T> rows, Function<T, Optional<byte[]>> value) {
        return rows.stream().map(row -> value.apply(row).orElse(null)).toArray(byte[][]::new);
    }

    private static StoredFact stored(ResultSet row) throws SQLException {
        Optional<Instant> withdrawnAt = Sql.optionalInstant(row, "withdrawn_at");
        Optional<StoredFact.Withdrawal> withdrawal = withdrawnAt.isEmpty() ? Optional.empty()
            : Optional
                .of(new StoredFact.Withdrawal(withdrawnAt.get(), row.getString("withdrawn_by"), row.getBytes("sealed_withdrawn_because"),
                    row.getBoolean("vanished")));
        return new StoredFact(Sql.uuid(row, "id"), row.getString("citizen_key"), new MunicipalityCode(row.getString("municipality")),
            row.getString("source"), FactKind.valueOf(row.getString("kind")), row.getString("key_hash"), row.getString("content_hash"),
            withdrawal);
    }
}
