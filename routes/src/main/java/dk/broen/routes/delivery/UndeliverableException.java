package dk.broen.routes.delivery;

/** Thrown when no attempt can succeed: the notice is given up at once and a human gets a work item. */
final class UndeliverableException extends RuntimeException {
    private final String code;

    /** @param code stable code of the cause, without citizen data */
    UndeliverableException(String code) {
        super(code);
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The pointer filter blocked a pointer text or a mail subject because it would disclose something (domain.md §7). */
    static UndeliverableException blocked(String code) {
        return new UndeliverableException("BLOCKED_" + code);
    }
}
