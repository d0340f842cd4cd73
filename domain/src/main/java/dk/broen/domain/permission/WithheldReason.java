package dk.broen.domain.permission;

import java.util.Collection;
import java.util.Comparator;

/**
 * The legal reason why a recipient is not told. The names are stable codes. The Danish sentences are in {@code config/texts}.
 *
 * <p>The constants are declared from the nearest to the farthest: the first one is the one whose end would change the answer most easily. If
 * several bases do not cover a question, the nearest reason is told, whatever the order of the bases.
 */
public enum WithheldReason {
    /** Two identities were merged, and a human has not yet reviewed the consents. */
    CONSENTS_UNDER_REVIEW,
    /** The visit number was sent with another CPR number before, and a human has not yet decided whose it is. */
    VISIT_OF_ANOTHER_CITIZEN,
    /** The municipality requires a written consent for this function. */
    CONSENT_NOT_WRITTEN,
    /** A written consent names this recipient and is not signed yet. */
    CONSENT_UNSIGNED,
    /** A consent names this recipient, but begins after the moment of planning or sending, or after the event, which is over. */
    CONSENT_BEGINS_LATER,
    /** A consent names this recipient, but has ended by the moment of planning or sending, or before the event. */
    CONSENT_EXPIRED,
    /** A consent names this recipient for other events. */
    CONSENT_OTHER_EVENTS,
    /** A consent names this recipient for hospitals of other regions. */
    CONSENT_OTHER_REGION,
    /** The citizen could not be asked. */
    CONSENT_UNREACHABLE,
    /** No consent names this recipient any more, or each one that does lacks more than one thing: the citizen must consent anew. */
    CONSENT_MISSING,
    /** The citizen has been asked and has not answered yet. */
    CONSENT_REQUESTED,
    /** A human found that the citizen cannot consent. Another signatory may. */
    CONSENT_INCAPABLE,
    /** A consent names the function, and recipients of this function must be named one by one: police, private suppliers, relatives. */
    CONSENT_UNIT_NOT_NAMED,
    /** An agreement or plan has this recipient as a party, but begins after the moment of planning or sending, or after the event. */
    AGREEMENT_BEGINS_LATER,
    /** An agreement or plan has this recipient as a party, but has ended. */
    AGREEMENT_OVER,
    /** An agreement or plan has this recipient as a party, but § 13 c does not cover this event in the municipality. */
    AGREEMENT_OTHER_EVENTS,
    /** An override names this recipient, but begins later. */
    OVERRIDE_BEGINS_LATER,
    /** An override names this recipient for other events. */
    OVERRIDE_OTHER_EVENTS,
    /** An override names this recipient for another stay. */
    OVERRIDE_OTHER_STAY,
    /** An override names this recipient, but it was revoked, or its last day or its stay is over. */
    OVERRIDE_OVER,
    /** A PSP case reaches this recipient, but begins after the moment of planning or sending, or after the event. */
    PSP_BEGINS_LATER,
    /** A PSP case reaches this recipient, but has ended. */
    PSP_OVER,
    /** A PSP case reaches this recipient, but not for this event. */
    PSP_OTHER_EVENTS,
    /** A consent names this recipient and was withdrawn. */
    CONSENT_WITHDRAWN,
    /** The citizen refused. */
    CONSENT_REFUSED,
    /** No legal basis covers this recipient, and no consent could: the region of the hospital is unknown. */
    NO_BASIS;

    /** The nearest of the reasons. */
    static WithheldReason nearest(Collection<WithheldReason> reasons) {
        return reasons.stream().min(Comparator.naturalOrder()).orElse(NO_BASIS);
    }

    /**
     * Whether asking the citizen could change the answer. If so, the ward is asked to ask the citizen (domain.md §4). A refusal or a
     * withdrawal is respected, nobody is asked twice, and somebody who cannot consent is not asked.
     */
    public boolean worthAsking() {
        return switch (this) {
            case NO_BASIS, CONSENT_REFUSED, CONSENT_WITHDRAWN, CONSENT_UNIT_NOT_NAMED, CONSENT_REQUESTED, CONSENT_INCAPABLE,
                CONSENTS_UNDER_REVIEW, VISIT_OF_ANOTHER_CITIZEN, AGREEMENT_BEGINS_LATER,
                AGREEMENT_OVER, AGREEMENT_OTHER_EVENTS, OVERRIDE_BEGINS_LATER, OVERRIDE_OTHER_EVENTS, OVERRIDE_OTHER_STAY, OVERRIDE_OVER,
                PSP_BEGINS_LATER, PSP_OVER, PSP_OTHER_EVENTS -> false;
            case CONSENT_MISSING, CONSENT_EXPIRED, CONSENT_BEGINS_LATER, CONSENT_OTHER_EVENTS, CONSENT_OTHER_REGION, CONSENT_NOT_WRITTEN,
                CONSENT_UNSIGNED, CONSENT_UNREACHABLE -> true;
        };
    }
}
