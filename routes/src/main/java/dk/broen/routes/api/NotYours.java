package dk.broen.routes.api;

/** A client asked for another municipality's affairs. */
final class NotYours extends RuntimeException {
    NotYours() {
        super("this belongs to another municipality than yours");
    }
}
