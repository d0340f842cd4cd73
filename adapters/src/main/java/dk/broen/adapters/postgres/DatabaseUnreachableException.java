package dk.broen.adapters.postgres;

/** The database server cannot be reached or is starting: a retry can help. Is not thrown for a wrong password or database name. */
public final class DatabaseUnreachableException extends IllegalStateException {
    DatabaseUnreachableException(Throwable cause) {
        super("the database cannot be reached: " + cause.getMessage(), cause);
    }
}
