package dk.broen.adapters.outbox;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.postgres.AuthorAndReason;
import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.NewId;
import dk.broen.adapters.postgres.SealedJson;
import dk.broen.adapters.postgres.Sql;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.MunicipalityCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What operators hold back: all notices to a municipality, or all of a channel. It holds for all hubs of the database, also after a restart,
 * until somebody ends it. Who began and ended a pause, when and why, is kept. Joins the caller's transaction.
 */
public final class Pauses {
    private static final String BEGIN = """
        insert into pause (id, municipality, channel, begun_by, begun_at, sealed_because)
        values (:id, :municipality, :channel, :by, :at, :because) on conflict do nothing""";
    private static final String END = """
        update pause set ended_by = :by, ended_at = :at, sealed_ended_because = :because where id = :id and ended_at is null""";
    private static final String OPEN = "select * from pause where ended_at is null order by begun_at";
    private static final String HELD_BACK = "select municipality, channel from pause where ended_at is null";

    private final JdbcClient jdbc;
    private final SealedJson sealed;

    public Pauses(Database database, Keys keys) {
        this.jdbc = database.jdbc();
        this.sealed = new SealedJson(keys);
    }

    /** What is held back. */
    public sealed interface Scope {
        record OfMunicipality(MunicipalityCode municipality) implements Scope {
            @Override
            public String toString() {
                return municipality.value();
            }
        }

        record OfChannel(Channel channel) implements Scope {
            @Override
            public String toString() {
                return channel.name();
            }
        }
    }

    /** A pause that has not ended. */
    public record Open(UUID id, Scope scope, String by, Instant since, String because) {}

    /** All that is held back. */
    public record HeldBack(Set<MunicipalityCode> municipalities, Set<Channel> channels) {
        public int size() {
            return municipalities.size() + channels.size();
        }
    }

    /**
     * A named human holds something back.
     *
     * @return empty when it is held back already
     * @throws IllegalArgumentException when author or reason is blank
     */
    public Optional<UUID> begin(Scope scope, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        UUID id = NewId.draw();
        int begun = jdbc.sql(BEGIN).param("id", id)
            .param("municipality", scope instanceof Scope.OfMunicipality one ? one.municipality().value() : null, Types.VARCHAR)
            .param("channel", scope instanceof Scope.OfChannel one ? one.channel().name() : null, Types.VARCHAR)
            .param("by", by).param("at", Sql.time(at)).param("because", sealed.seal(because, context(id))).update();
        return begun == 1 ? Optional.of(id) : Optional.empty();
    }

    /**
     * A named human ends a pause.
     *
     * @return false when it has ended already or does not exist
     * @throws IllegalArgumentException when author or reason is blank
     */
    public boolean end(UUID id, String by, String because, Instant at) {
        AuthorAndReason.require(by, because);
        return jdbc.sql(END).param("id", id).param("by", by).param("at", Sql.time(at))
            .param("because", sealed.seal(because, "pause.ended_because/" + id)).update() == 1;
    }

    /** The pauses that have not ended, oldest first. */
    public List<Open> open() {
        return jdbc.sql(OPEN).query((row, number) -> {
            UUID id = Sql.uuid(row, "id");
            return new Open(id, scope(row), row.getString("begun_by"), Sql.instant(row, "begun_at"),
                sealed.open(row.getBytes("sealed_because"), String.class, context(id)));
        }).list();
    }

    /** What is held back now. */
    public HeldBack heldBack() {
        List<Scope> scopes = jdbc.sql(HELD_BACK).query((row, number) -> scope(row)).list();
        return new HeldBack(
            scopes.stream().filter(Scope.OfMunicipality.class::isInstance).map(one -> ((Scope.OfMunicipality) one).municipality())
                .collect(Collectors.toUnmodifiableSet()),
            scopes.stream().filter(Scope.OfChannel.class::isInstance).map(one -> ((Scope.OfChannel) one).channel())
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Scope scope(ResultSet row) throws SQLException {
        Optional<String> channel = Sql.optionalText(row, "channel");
        return channel.isPresent() ? new Scope.OfChannel(Channel.valueOf(channel.get()))
            : new Scope.OfMunicipality(new MunicipalityCode(row.getString("municipality")));
    }

    private static String context(UUID id) {
        return "pause.because/" + id;
    }
}
