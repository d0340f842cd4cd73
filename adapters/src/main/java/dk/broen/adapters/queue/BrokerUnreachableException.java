package dk.broen.adapters.queue;

/** The broker cannot be reached at the moment: a retry can help. Is not thrown for a wrong password. */
public final class BrokerUnreachableException extends IllegalStateException {
    BrokerUnreachableException(Throwable cause) {
        super("the broker cannot be reached: " + cause.getMessage(), cause);
    }
}
