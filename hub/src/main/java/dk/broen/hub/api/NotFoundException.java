package dk.broen.hub.api;

/** Thrown when nothing has the id or reference of the request. */
final class NotFoundException extends RuntimeException {
    NotFoundException(String message) {
        super(message);
    }
}
