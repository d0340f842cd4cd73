package dk.broen.domain.permission;

/** The legal reason why a recipient is not told. The names are stable codes. The Danish sentences are in {@code config/texts}. */
public enum WithheldReason {
    /** No legal basis covers this recipient. */
    NO_BASIS,
    /** No consent names this recipient. */
    CONSENT_MISSING,
    /** The citizen refused. */
    CONSENT_REFUSED,
    /** A consent names this recipient and was withdrawn. */
    CONSENT_WITHDRAWN,
    /** A consent names this recipient, but has ended by the moment of planning or sending, or before the event. */
    CONSENT_EXPIRED,
    /** A consent names this recipient, but begins after the moment of planning or sending, or after the event, which is over. */
    CONSENT_BEGINS_LATER,
    /** A consent names this recipient for other events. */
    CONSENT_OTHER_EVENTS,
    /** A consent names this recipient for hospitals of other regions. */
    CONSENT_OTHER_REGION,
    /** The municipality requires a written consent for this function. */
    CONSENT_NOT_WRITTEN,
    /** Two identities were merged, and a human has not yet reviewed the consents. */
    CONSENTS_UNDER_REVIEW,
    /** The visit number was sent with another CPR number before, and a human has not yet decided whose it is. */
    VISIT_OF_ANOTHER_CITIZEN;

    /**
     * Whether asking the citizen could change the answer. If so, the ward is asked to ask the citizen (domain.md §4). A refusal or a
     * withdrawal is respected.
     */
    public boolean worthAsking() {
        return switch (this) {
            case NO_BASIS, CONSENT_REFUSED, CONSENT_WITHDRAWN, CONSENTS_UNDER_REVIEW, VISIT_OF_ANOTHER_CITIZEN -> false;
            case CONSENT_MISSING, CONSENT_EXPIRED, CONSENT_BEGINS_LATER, CONSENT_OTHER_EVENTS, CONSENT_OTHER_REGION, CONSENT_NOT_WRITTEN ->
                true;
        };
    }
}
