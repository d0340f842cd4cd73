package dk.broen.routes.api;

/** There is nothing under that name. */
final class NotFound extends RuntimeException {
    NotFound(String what) {
        super(what);
    }
}
