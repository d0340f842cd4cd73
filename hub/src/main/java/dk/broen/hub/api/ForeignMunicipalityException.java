package dk.broen.hub.api;

/** A client asked for another municipality's affairs. */
final class ForeignMunicipalityException extends RuntimeException {
    ForeignMunicipalityException() {
        super("this belongs to another municipality than yours");
    }
}
