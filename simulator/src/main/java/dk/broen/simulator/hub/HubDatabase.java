package dk.broen.simulator.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A second connection to the PostgreSQL of a hub, on this machine. The driver is that of the program that uses it. */
public final class HubDatabase {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    private final Path directory;

    /** @param directory the data directory of PostgreSQL */
    public HubDatabase(Path directory) {
        this.directory = directory;
    }

    /** A point that the hub does not pass until this is closed. Closing it works also after the hub was killed. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Holds the hub in planning while it receives. It must be released within a minute: then the hub takes the database for gone. */
    public Hold holdPlanning() throws SQLException {
        Connection holder = connect();
        holder.setAutoCommit(false);
        execute(holder, "lock table journal in exclusive mode");
        return holder::close;
    }

    /** The first column of the first row. */
    public long number(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Executes statements, each in a transaction of its own. */
    public void execute(List<String> statements) throws SQLException {
        try (Connection connection = connect()) {
            for (String sql : statements) {
                execute(connection, sql);
            }
        }
    }

    /** A new connection, as the owner of the database. */
    public Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection("jdbc:postgresql://localhost:" + postmaster(PORT_LINE) + "/postgres", "postgres", "");
        } catch (IOException gone) {
            throw new SQLException("PostgreSQL does not run in " + directory, gone);
        }
    }

    /** The process id of the server. */
    public long pid() {
        try {
            return Long.parseLong(postmaster(PID_LINE));
        } catch (IOException gone) {
            throw new UncheckedIOException("PostgreSQL does not run in " + directory, gone);
        }
    }

    private String postmaster(int line) throws IOException {
        return Files.readAllLines(directory.resolve("postmaster.pid")).get(line).strip();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
