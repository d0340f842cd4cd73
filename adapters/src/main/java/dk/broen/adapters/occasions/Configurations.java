package dk.broen.adapters.occasions;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The configurations that were in force, and whom a changed one may concern. */
public final class Configurations {
    private final JdbcClient jdbc;

    public Configurations(Database database) {
        this.jdbc = database.jdbc();
    }

    /** The version of the configuration that came into force last; empty before the first start. */
    public Optional<String> last() {
        return jdbc.sql("select version from configuration order by seq desc limit 1").query(String.class).optional();
    }

    /** A configuration comes into force. */
    public void record(String version, Instant at) {
        jdbc.sql("insert into configuration (version, recorded_at) values (:version, :at)").param("version", version)
            .param("at", Sql.time(at)).update();
    }

    /** The keys of the citizens of whom a hospital has said something since the instant. */
    public List<String> citizensHeardOfSince(Instant since) {
        return jdbc.sql("select distinct citizen_key from stay_event where received_at >= :since order by citizen_key")
            .param("since", Sql.time(since)).query(String.class).list();
    }
}
