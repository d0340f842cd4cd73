package dk.broen.domain.followup;

/**
 * Opgave: a task for a human (domain.md §2).
 *
 * @param because the reason in English, for an engineer, without citizen data
 */
public record WorkItem(Kind kind, String because) {
    public enum Kind {
        /** The ward should ask the citizen for consent. */
        ASK_FOR_CONSENT,
        /** It is unclear which municipality acts: sources contradict each other, or no source names a municipality. */
        MUNICIPALITY_UNCLEAR,
        /** The hub has no configuration for the municipality. */
        MUNICIPALITY_NOT_CONNECTED,
        /** No coordinator, team or duty desk is known in the municipality. */
        NO_COORDINATOR,
        /** The citizen has services in several units and no appointed coordinator (domain.md §5). */
        NEEDS_COORDINATOR,
        /** The configuration does not say whether the ward is psychiatric or somatic. */
        WARD_NOT_CLASSIFIED,
        /** A unit may be told and has no contact point that can be used. */
        NO_CONTACT_POINT,
        /** Two identities were merged: a human must review the consents (domain.md §4). */
        REVIEW_CONSENTS,
        /** The delivery of a notice was given up. */
        UNDELIVERED,
        /** A message id was received again with different content. */
        CONTENT_CONFLICT,
        /** A stored message could not be read. */
        UNREADABLE,
        /** The consent register cannot be read; notices are held. */
        CONSENT_REGISTER_DOWN
    }
}
