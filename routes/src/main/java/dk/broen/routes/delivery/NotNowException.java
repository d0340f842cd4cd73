package dk.broen.routes.delivery;

/** Thrown when a notice does not leave now, although it may: it was no attempt. */
final class NotNowException extends RuntimeException {
    /** @param code stable code of the cause */
    NotNowException(String code) {
        super(code);
    }
}
