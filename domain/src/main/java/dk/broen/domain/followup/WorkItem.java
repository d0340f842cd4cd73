package dk.broen.domain.followup;

/**
 * Opgave: something a human must do (domain.md §2).
 *
 * @param because in the engineer's words, without citizen data
 */
public record WorkItem(Kind kind, String because) {
    public enum Kind {
        /** The ward should ask the citizen for consent. */
        ASK_FOR_CONSENT,
        /** Which municipality acts is unclear or contradictory. */
        MUNICIPALITY_UNCLEAR,
        /** The municipality is not connected to the hub. */
        MUNICIPALITY_NOT_CONNECTED,
        /** Nobody answers for the citizen there. */
        NO_COORDINATOR,
        /** Services in several departments and no coordinator appointed (domain.md §5). */
        NEEDS_COORDINATOR,
        /** Configuration does not say whether this ward is psychiatric. */
        WARD_NOT_CLASSIFIED,
        /** Permitted to be told, but there is no contact point to tell by. */
        NO_CONTACT_POINT,
        /** Identities were merged: consents must be looked at again (domain.md §4). */
        REVIEW_CONSENTS,
        /** Delivery was given up. */
        UNDELIVERED,
        /** The same message id came again with other content. */
        CONTENT_CONFLICT,
        /** A stored message could not be read. */
        UNREADABLE,
        /** The consent register cannot be read: notices are held. */
        CONSENT_REGISTER_DOWN
    }
}
