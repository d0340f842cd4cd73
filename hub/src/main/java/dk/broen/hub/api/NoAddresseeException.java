package dk.broen.hub.api;

/** Thrown when a client asks for work items and belongs to no municipality and no hospital. */
final class NoAddresseeException extends RuntimeException {
    NoAddresseeException() {
        super("this client belongs to no hospital and no municipality, so no work item is addressed to it; the operator of the hub sets "
            + "hospital in broen.http.clients");
    }
}
