package dk.broen.routes.delivery;

/** No attempt can succeed, so none is made again: a human has to look now. */
final class UndeliverableException extends RuntimeException {
    /** @param code stable, without citizen data */
    UndeliverableException(String code) {
        super(code);
    }

    /** A pointer or a subject that would have told something must not leave (domain.md §7). */
    static UndeliverableException blocked(String code) {
        return new UndeliverableException("BLOCKED_" + code);
    }
}
