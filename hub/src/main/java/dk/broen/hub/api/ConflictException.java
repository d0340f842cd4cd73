package dk.broen.hub.api;

/** What is asked for cannot be done to this as it stands; the message says what can. */
final class ConflictException extends RuntimeException {
    ConflictException(String what) {
        super(what);
    }
}
