package dk.broen.adapters.queue;

/** The broker cannot be reached. Waiting may help; a wrong password is not this. */
public final class BrokerAwayException extends IllegalStateException {
    BrokerAwayException(Throwable cause) {
        super("the broker cannot be reached: " + cause.getMessage(), cause);
    }
}
