package dk.broen.hub.staging;

import dk.broen.simulator.hub.HubDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A second connection to the hub's PostgreSQL. With locks and triggers it holds the hub at one point for as long as a test needs, so that a
 * kill always happens at this point. The hub needs no code for tests.
 */
public final class StagedDatabase {
    private final HubDatabase database;

    private StagedDatabase(Path directory) {
        this.database = new HubDatabase(directory);
    }

    /**
     * The embedded PostgreSQL of a hub.
     *
     * @param data the data directory of the hub
     */
    public static StagedDatabase ofHub(Path data) {
        return new StagedDatabase(data.resolve("postgres"));
    }

    /**
     * Any PostgreSQL on this machine.
     *
     * @param directory the data directory of PostgreSQL
     */
    public static StagedDatabase in(Path directory) {
        return new StagedDatabase(directory);
    }

    /** A point that the hub cannot pass before this object is closed. Closing it works also after the hub was killed. */
    public interface Hold extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** The states of the notices of a channel that have this id. */
    public List<String> noticeStates(String channel, String id) throws SQLException, IOException {
        return texts("select state from notification where channel = ? and id = ?::uuid", channel, id);
    }

    /** The reference of the notice with this id. */
    public Optional<String> referenceOf(String id) throws SQLException, IOException {
        return texts("select reference from notification where id = ?::uuid", id).stream().findFirst();
    }

    /** The first column of the first row. */
    public String text(String sql, String parameter) throws SQLException, IOException {
        return texts(sql, parameter).get(0);
    }

    /** What the audit log has about a reference, oldest first. */
    public List<String> audited(String reference) throws SQLException, IOException {
        return texts("select what from audit_entry where reference = ? order by seq", reference);
    }

    private List<String> texts(String sql, String... parameters) throws SQLException, IOException {
        try (Connection connection = connect(); PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }

    /** Holds the hub in planning: no message can be written to the journal. */
    public Hold beforePlanning() throws SQLException, IOException {
        return database.holdPlanning()::close;
    }

    /**
     * Holds the hub in the middle of planning: messages are written to the journal, and what units will hear of them cannot be. An answer to what a
     * unit has heard can be recorded.
     */
    public Hold insidePlanning() throws SQLException, IOException {
        return withoutNewRows("ledger_entry");
    }

    /** Holds the hub in the middle of planning, where it opens or closes a work item. */
    public Hold beforeWorkItems() throws SQLException, IOException {
        return withoutNewRows("work_item");
    }

    /** Holds the hub before it records a fact about a citizen. What it reads, it can still read. */
    public Hold beforeRecording() throws SQLException, IOException {
        Connection holder = connect();
        holder.setAutoCommit(false);
        execute(holder, "lock table citizen_fact in exclusive mode");
        return holder::close;
    }

    /** Holds the hub in a commit: the transaction is committed on disk, but PostgreSQL waits for a standby that does not exist. */
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

    /** Holds the hub after sending: a notice can be sent and not be marked as sent, as if the disk of the database was full. */
    public Hold beforeSettling() throws SQLException, IOException {
        Connection holder = connect();
        execute(holder, "create function refuse_settling() returns trigger language plpgsql as "
            + "'begin raise exception ''staged'' using errcode = ''53100''; end'");
        execute(holder, "create trigger refuse_settling before update on notification for each row when (new.state = 'SENT') "
            + "execute function refuse_settling()");
        return () -> {
            execute(holder, "drop trigger refuse_settling on notification");
            execute(holder, "drop function refuse_settling()");
            holder.close();
        };
    }

    /**
     * Makes the next commits with a new row in a table fail and roll back, as if the server failed at the commit.
     *
     * @param times how many commits fail
     * @param sqlstate the SQLSTATE that the hub gets, e.g. 57P01 (the server is being stopped)
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

    /**
     * Counts the transactions of the hub that are held.
     *
     * @param event PostgreSQL's wait event: relation or SyncRep
     */
    public long held(String event) throws SQLException, IOException {
        return number("select count(*) from pg_stat_activity where application_name = 'broen' and wait_event = '" + event + "'");
    }

    /** Counts the transactions that wait for a lock on a table. */
    public long waitingFor(String table) throws SQLException, IOException {
        return number("select count(*) from pg_locks where relation = '" + table + "'::regclass and not granted");
    }

    public long number(String sql) throws SQLException, IOException {
        return database.number(sql);
    }

    /** Executes one statement in its own transaction. */
    public void execute(String sql) throws SQLException, IOException {
        database.execute(List.of(sql));
    }

    /** Rows that refer to those of the table can be written. */
    private Hold withoutNewRows(String table) throws SQLException {
        Connection holder = connect();
        holder.setAutoCommit(false);
        execute(holder, "lock table " + table + " in share row exclusive mode");
        return holder::close;
    }

    private Connection connect() throws SQLException {
        return database.connect();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
