package dk.broen.hub.api;

/** Thrown when a client reads or writes a fact of another municipality. */
final class ForeignMunicipalityException extends RuntimeException {
    ForeignMunicipalityException() {
        super("the fact belongs to another municipality than the client");
    }
}
