package dk.broen.adapters.facts;

/** More facts about one citizen would be in force than a plan can read. */
public final class TooManyFactsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyFactsException(String message) {
        super(message);
    }
}
