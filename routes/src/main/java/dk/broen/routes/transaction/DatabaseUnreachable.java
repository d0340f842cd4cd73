package dk.broen.routes.transaction;

import java.sql.SQLTransientException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a database that does not answer, or does not answer now, from a statement that fails on its data: the first is tried again as a
 * whole, the second must stop nobody else.
 */
public final class DatabaseUnreachable {
    private static final List<Class<? extends Exception>> KINDS = List.of(CannotCreateTransactionException.class,
        TransactionSystemException.class, DataAccessResourceFailureException.class, TransientDataAccessException.class,
        UncategorizedSQLException.class, SQLTransientException.class);
    private static final int LONGEST_CHAIN = 20;

    private DatabaseUnreachable() {
    }

    /** Whether the failure, or one of its causes, shows that the database does not answer. */
    public static boolean shownBy(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause).limit(LONGEST_CHAIN)
            .anyMatch(one -> KINDS.stream().anyMatch(kind -> kind.isInstance(one)));
    }
}
