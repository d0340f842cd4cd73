package dk.broen.domain.permission;

/** The legal reason why a recipient is not told. The names are stable codes. The Danish sentences are in {@code config/texts}. */
public enum WithheldReason {
    /** No legal basis covers this recipient. */
    NO_BASIS,
    /** No consent names this recipient, or each one that does lacks more than one thing: the citizen must consent anew. */
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
    /** A written consent names this recipient and is not signed yet. */
    CONSENT_UNSIGNED,
    /** A consent names the function, and recipients of this function must be named one by one: police, private suppliers, relatives. */
    CONSENT_UNIT_NOT_NAMED,
    /** The citizen has been asked and has not answered yet. */
    CONSENT_REQUESTED,
    /** The citizen could not be asked. */
    CONSENT_UNREACHABLE,
    /** A human found that the citizen cannot consent. Another signatory may. */
    CONSENT_INCAPABLE,
    /** Two identities were merged, and a human has not yet reviewed the consents. */
    CONSENTS_UNDER_REVIEW,
    /** The visit number was sent with another CPR number before, and a human has not yet decided whose it is. */
    VISIT_OF_ANOTHER_CITIZEN;

    /**
     * Whether asking the citizen could change the answer. If so, the ward is asked to ask the citizen (domain.md §4). A refusal or a
     * withdrawal is respected, nobody is asked twice, and somebody who cannot consent is not asked.
     */
    public boolean worthAsking() {
        return switch (this) {
            case NO_BASIS, CONSENT_REFUSED, CONSENT_WITHDRAWN, CONSENT_UNIT_NOT_NAMED, CONSENT_REQUESTED, CONSENT_INCAPABLE,
                CONSENTS_UNDER_REVIEW, VISIT_OF_ANOTHER_CITIZEN -> false;
            case CONSENT_MISSING, CONSENT_EXPIRED, CONSENT_BEGINS_LATER, CONSENT_OTHER_EVENTS, CONSENT_OTHER_REGION, CONSENT_NOT_WRITTEN,
                CONSENT_UNSIGNED, CONSENT_UNREACHABLE -> true;
        };
    }
}
