package dk.broen.adapters.occasions;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The configurations that were in force, and whom a changed one may concern. */
public final class Configurations {
    private final JdbcClient jdbc;

    public Configurations(Database database) {
        this.jdbc = database.jdbc();
    }

    /**
     * The versions of the configuration that came into force last: on this hub, and on whichever hub started last. Empty before the first start.
     *
     * @param node the name of this hub
     */
    public Set<String> last(String node) {
        return Set.copyOf(jdbc.sql("select version from configuration where seq in (select max(seq) from configuration "
            + "union select max(seq) from configuration where node = :node)").param("node", node).query(String.class).set());
    }

    /** A hub starts with a configuration. */
    public void record(String node, String version, Instant at) {
        jdbc.sql("insert into configuration (node, version, recorded_at) values (:node, :version, :at)").param("node", node)
            .param("version", version).param("at", Sql.time(at)).update();
    }

    /** The keys of the citizens of whom a hospital has said something since the instant. */
    public List<String> citizensHeardOfSince(Instant since) {
        return jdbc.sql("select distinct citizen_key from stay_event where received_at >= :since order by citizen_key")
            .param("since", Sql.time(since)).query(String.class).list();
    }
}
