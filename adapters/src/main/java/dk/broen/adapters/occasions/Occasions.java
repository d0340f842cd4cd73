package dk.broen.adapters.occasions;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of occasions: why the hub looked at a citizen (domain.md §2). Joins the caller's transaction. */
public final class Occasions {
    private static final String INSERT = """
        insert into occasion (id, reference, kind, citizen_key, at) values (:id, :reference, :kind, :citizen, :at)
        on conflict (reference) do nothing""";

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
        return open(kind, References.draw(), citizen, at);
    }

    /** Opens an occasion under a reference that was drawn before, or under a new one when another occasion has that reference. */
    public OpenedOccasion open(OccasionKind kind, String reference, Optional<Cpr> citizen, Instant at) {
        citizen.ifPresent(citizens::seen);
        OccasionId id = new OccasionId(UUID.randomUUID());
        String free = reference;
        while (!insert(id, free, kind, citizen, at)) {
            free = References.draw();
        }
        return new OpenedOccasion(id, free);
    }

    public Optional<OccasionRow> find(OccasionId id) {
        return jdbc.sql(FIND).param("id", id.value()).query((row, number) -> {
            Optional<Cpr> citizen = Sql.optionalText(row, "citizen_key").isEmpty() ? Optional.empty() : Optional.of(citizens.opened(row));
            return new OccasionRow(id, row.getString("reference"), OccasionKind.valueOf(row.getString("kind")), citizen,
                Sql.instant(row, "at"));
        }).optional();
    }

    private boolean insert(OccasionId id, String reference, OccasionKind kind, Optional<Cpr> citizen, Instant at) {
        return jdbc.sql(INSERT).param("id", id.value()).param("reference", reference).param("kind", kind.name())
            .param("citizen", citizen.map(citizens::keyOf).orElse(null), Types.VARCHAR).param("at", Sql.time(at)).update() == 1;
    }
}
