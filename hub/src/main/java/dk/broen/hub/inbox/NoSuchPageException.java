package dk.broen.hub.inbox;

/** Nothing with this reference exists for the person. */
final class NoSuchPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
