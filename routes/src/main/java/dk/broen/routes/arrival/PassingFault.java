package dk.broen.routes.arrival;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Whether a failure passes without a change of the message: the database cannot be reached or cannot write now, or another transaction was in
 * the way. The SQL states are those of PostgreSQL, appendix A. An error that one message can cause is none, because it would be retried for
 * ever.
 */
public final class PassingFault {
    /** Connection, transaction rolled back, out of resources, error outside PostgreSQL. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "58");
    /** Read-only standby, lock not available, and the server stops, starts or drops connections. */
    private static final Set<String> STATES = Set.of("25006", "55P03", "57P01", "57P02", "57P03", "57P04", "57P05");

    private PassingFault() {}

    /** @param failure is searched with all its causes */
    public static boolean isIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException || cause instanceof TransactionSystemException
                || cause instanceof CannotGetJdbcConnectionException || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLException sql && passes(sql)) {
                return true;
            }
        }
        return false;
    }

    /** The SQL state of the failure, or an empty text. */
    static String stateOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** Each error of PostgreSQL has a state; one without comes from the connection pool, about a connection that is lost. */
    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || CLASSES.contains(state.substring(0, Math.min(2, state.length()))) || STATES.contains(state);
    }
}
