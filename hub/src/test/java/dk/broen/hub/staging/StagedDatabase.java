package dk.broen.hub.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The hub's PostgreSQL seen from beside the hub, with PostgreSQL's own means to hold the hub at one point for as long as a test wants:
 * so a kill meets it there every time, and the hub has nothing in it for tests.
 */
public final class StagedDatabase {
    private static final int LOCK = 4711;
    private static final int PORT_LINE = 3;

    private final Path directory;

    private StagedDatabase(Path directory) {
        this.directory = directory;
    }

    /** The one that a hub runs itself. @param data the hub's data directory */
    public static StagedDatabase ofHub(Path data) {
        return new StagedDatabase(data.resolve("postgres"));
    }

    /** @param directory of PostgreSQL itself */
    public static StagedDatabase in(Path directory) {
        return new StagedDatabase(directory);
    }

    /** A point that the hub cannot pass while it is held. Closing lets go of it, also when the hub is dead. */
    public interface Hold extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** No message can be written to the journal: planning has begun and cannot go on. */
    public Hold beforePlanning() throws SQLException, IOException {
        Connection holder = connect();
        holder.setAutoCommit(false);
        execute(holder, "lock table journal in exclusive mode");
        return holder::close;
    }

    /** A transaction is committed on disk and the one who asked for it does not hear of it: its standby, nobody, has not answered. */
    public Hold afterCommit() throws SQLException, IOException {
        Connection holder = connect();
        execute(holder, "alter system set synchronous_standby_names = 'nobody'");
        execute(holder, "select pg_reload_conf()");
        return () -> {
            execute(holder, "alter system reset synchronous_standby_names");
            execute(holder, "select pg_reload_conf()");
            holder.close();
        };
    }

    /** A notice that has left cannot be marked as sent. */
    public Hold beforeSettling() throws SQLException, IOException {
        Connection holder = connect();
        execute(holder, "select pg_advisory_lock(" + LOCK + ")");
        execute(holder, "create function hold_settling() returns trigger language plpgsql as "
            + "'begin perform pg_advisory_xact_lock(" + LOCK + "); return new; end'");
        execute(holder, "create trigger hold_settling before update on notification for each row when (new.state = 'SENT') "
            + "execute function hold_settling()");
        return () -> {
            execute(holder, "select pg_advisory_unlock(" + LOCK + ")");
            execute(holder, "drop trigger hold_settling on notification");
            execute(holder, "drop function hold_settling()");
            holder.close();
        };
    }

    /**
     * The next commits with a new row in that table fail at the very end, as if the server had gone just then; nothing of them is kept.
     *
     * @param sqlstate what the hub is told, e.g. 57P01 (the server is being stopped)
     */
    public Hold failingCommits(String table, int times, String sqlstate) throws SQLException, IOException {
        Connection holder = connect();
        execute(holder, "create sequence failing_commits");
        execute(holder, "create function fail_commit() returns trigger language plpgsql as 'begin if nextval(''failing_commits'') <= "
            + times
            + " then raise exception ''staged'' using errcode = ''" + sqlstate + "''; end if; return new; end'");
        execute(holder, "create constraint trigger fail_commit after insert on " + table + " deferrable initially deferred for each row "
            + "execute function fail_commit()");
        return () -> {
            execute(holder, "drop trigger fail_commit on " + table);
            execute(holder, "drop function fail_commit()");
            execute(holder, "drop sequence failing_commits");
            holder.close();
        };
    }

    /** How many of the hub's transactions are held. @param event PostgreSQL's name of what they wait for: relation, SyncRep, advisory */
    public long held(String event) throws SQLException, IOException {
        return number("select count(*) from pg_stat_activity where application_name = 'broen' and wait_event = '" + event + "'");
    }

    public long number(String sql) throws SQLException, IOException {
        try (Connection connection = connect(); Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** One statement in a transaction of its own. */
    public void execute(String sql) throws SQLException, IOException {
        try (Connection connection = connect()) {
            execute(connection, sql);
        }
    }

    private Connection connect() throws SQLException, IOException {
        List<String> server = Files.readAllLines(directory.resolve("postmaster.pid"));
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + server.get(PORT_LINE) + "/postgres", "postgres", "");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
