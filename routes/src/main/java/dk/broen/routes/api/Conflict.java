package dk.broen.routes.api;

/** What is asked for cannot be done to this as it stands; the message says what can. */
final class Conflict extends RuntimeException {
    Conflict(String what) {
        super(what);
    }
}
