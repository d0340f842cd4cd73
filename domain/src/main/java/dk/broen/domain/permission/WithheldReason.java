package dk.broen.domain.permission;

/** Why a recipient is not told, legally. The Danish sentence of each stands in {@code config/texts}; the names are stable codes. */
public enum WithheldReason {
    /** No basis at all applies to this recipient. */
    NO_BASIS,
    /** No consent names this recipient. */
    CONSENT_MISSING,
    /** The citizen was asked and said no. */
    CONSENT_REFUSED,
    /** A consent named this recipient until it was withdrawn. */
    CONSENT_WITHDRAWN,
    /** A consent named this recipient, but not on that day. */
    CONSENT_EXPIRED,
    /** A consent names this recipient for other events. */
    CONSENT_OTHER_EVENTS,
    /** A consent names this recipient for hospitals of other regions. */
    CONSENT_OTHER_REGION,
    /** A rule wants it in writing. */
    CONSENT_NOT_WRITTEN;

    /** Whether asking the citizen could change the answer: then the ward is asked to (domain.md §4). A refusal is respected. */
    public boolean worthAsking() {
        return switch (this) {
            case NO_BASIS, CONSENT_REFUSED, CONSENT_WITHDRAWN -> false;
            case CONSENT_MISSING, CONSENT_EXPIRED, CONSENT_OTHER_EVENTS, CONSENT_OTHER_REGION, CONSENT_NOT_WRITTEN -> true;
        };
    }
}
