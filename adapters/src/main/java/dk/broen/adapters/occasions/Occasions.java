package dk.broen.adapters.occasions;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of occasions: why the hub looked at a citizen (domain.md §2). Joins the caller's transaction. */
public final class Occasions {
    private static final String INSERT = """
        insert into occasion (id, reference, kind, citizen_key, at)
        select * from unnest(:ids::uuid[], :references::text[], :kinds::text[], :citizens::text[], :times::timestamptz[])
        on conflict (reference) do nothing returning id""";

    private static final String FIND = """
        select o.*, c.sealed_cpr from occasion o left join citizen c using (citizen_key) where o.id = :id""";

    private final JdbcClient jdbc;
    private final Citizens citizens;

    public Occasions(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.citizens = new Citizens(database, keys);
    }

    /** Opens an occasion under a new reference. */
    public OpenedOccasion open(OccasionKind kind, Optional<Cpr> citizen, Instant at) {
        return open(List.of(NewOccasion.of(kind, citizen, at))).get(0);
    }

    /**
     * Opens occasions in one round trip. An occasion whose reference is used already gets a new reference.
     *
     * @return in the same order
     */
    public List<OpenedOccasion> open(List<NewOccasion> occasions) {
        citizens.seen(occasions.stream().flatMap(occasion -> occasion.citizen().stream()).toList());
        Map<OccasionId, String> references = new HashMap<>();
        List<NewOccasion> remaining = occasions;
        while (!remaining.isEmpty()) {
            Set<UUID> inserted = insert(remaining);
            remaining.stream().filter(occasion -> inserted.contains(occasion.id().value()))
                .forEach(occasion -> references.put(occasion.id(), occasion.reference()));
            remaining = remaining.stream().filter(occasion -> !inserted.contains(occasion.id().value()))
                .map(occasion -> occasion.withReference(References.draw())).toList();
        }
        return occasions.stream().map(occasion -> new OpenedOccasion(occasion.id(), references.get(occasion.id()))).toList();
    }

    public Optional<OccasionRow> find(OccasionId id) {
        return jdbc.sql(FIND).param("id", id.value()).query((row, number) -> {
            Optional<Cpr> citizen = Sql.optionalText(row, "citizen_key").isEmpty() ? Optional.empty() : Optional.of(citizens.opened(row));
            return new OccasionRow(id, row.getString("reference"), OccasionKind.valueOf(row.getString("kind")), citizen,
                Sql.instant(row, "at"));
        }).optional();
    }

    private Set<UUID> insert(List<NewOccasion> occasions) {
        return Set.copyOf(jdbc.sql(INSERT).param("ids", Sql.column(occasions, occasion -> occasion.id().value()), Types.ARRAY)
            .param("references", Sql.column(occasions, NewOccasion::reference), Types.ARRAY)
            .param("kinds", Sql.column(occasions, NewOccasion::kind), Types.ARRAY)
            .param("citizens", Sql.column(occasions, occasion -> occasion.citizen().map(citizens::keyOf).orElse(null)), Types.ARRAY)
            .param("times", Sql.times(occasions, NewOccasion::at), Types.ARRAY).query(UUID.class).list());
    }
}
