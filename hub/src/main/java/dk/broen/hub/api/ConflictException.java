package dk.broen.hub.api;

/** Thrown when the state of a fact does not allow the request. The message says why, and what is possible instead. */
final class ConflictException extends RuntimeException {
    ConflictException(String message) {
        super(message);
    }
}
