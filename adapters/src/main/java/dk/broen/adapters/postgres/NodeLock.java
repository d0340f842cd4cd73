package dk.broen.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name of a hub among those that share a database, held by a session lock of PostgreSQL on a connection of its own. The lock ends with the
 * connection, so a hub that was killed holds its name no longer (design.md §4, more than one node).
 */
public final class NodeLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLock.class);
    private static final String TAKE = "select pg_try_advisory_lock(hashtextextended('broen.node ' || ?, 0))";
    /** PostgreSQL notices within 15 seconds that the machine of the hub has disappeared; the default is hours. An idle session stays. */
    private static final String SESSION = "set tcp_keepalives_idle = 3; set tcp_keepalives_interval = 4; set tcp_keepalives_count = 3; "
        + "set tcp_user_timeout = 15000; set idle_session_timeout = 0";
    private static final int ANSWER_SECONDS = 5;

    private final Database database;
    private final String node;
    private Connection session;

    private NodeLock(Database database, String node) {
        this.database = database;
        this.node = node;
        this.session = taken();
    }

    /**
     * Takes the name until it is closed or this process ends.
     *
     * @throws NodeNameTakenException when another process has the name
     * @throws DatabaseUnreachableException when the database does not answer
     */
    public static NodeLock take(Database database, String node) {
        return new NodeLock(database, node);
    }

    /** Takes the name again when the connection was lost, for example because PostgreSQL was restarted. Call it every few seconds. */
    public synchronized void keep() {
        try {
            if (!session.isValid(ANSWER_SECONDS)) {
                close();
                session = taken();
            }
        } catch (NodeNameTakenException second) {
            LOG.error("BRN1305 node-name-taken node={}", node);
        } catch (DatabaseUnreachableException | SQLException outage) {
            LOG.debug("the name {} is taken again when the database answers", node, outage);
        }
    }

    @Override
    public synchronized void close() {
        closed(session);
    }

    private Connection taken() {
        Connection connection = database.ownConnection();
        try (Statement settings = connection.createStatement(); PreparedStatement take = connection.prepareStatement(TAKE)) {
            settings.execute(SESSION);
            take.setString(1, node);
            try (ResultSet answer = take.executeQuery()) {
                answer.next();
                if (answer.getBoolean(1)) {
                    return connection;
                }
            }
        } catch (SQLException cause) {
            closed(connection);
            throw new DatabaseUnreachableException(cause);
        }
        closed(connection);
        throw new NodeNameTakenException(node);
    }

    private static void closed(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            LOG.debug("the connection of the node name was lost already", lost);
        }
    }
}
