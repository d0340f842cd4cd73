package dk.broen.adapters.postgres;

/** The server cannot be reached, or is just starting. Waiting may help; a wrong password or a wrong name of the database is not this. */
public final class DatabaseAwayException extends IllegalStateException {
    DatabaseAwayException(Throwable cause) {
        super("the database cannot be reached: " + cause.getMessage(), cause);
    }
}
