package dk.broen.hub.api;

/** There is nothing under that name. */
final class NotFoundException extends RuntimeException {
    NotFoundException(String what) {
        super(what);
    }
}
