package dk.broen.adapters.audit;

import java.util.Optional;

/**
 * One thing that a person did, or was refused, in the inbox.
 *
 * @param who the name and the login of the person
 * @param reference of the notice or the work item, or the id of the fact; empty if the person named none that exists
 * @param citizenKey the keyed hash of the citizen whom it is about; empty if nobody is named
 */
public record AuditEntry(What what, String who, Optional<String> reference, Optional<String> citizenKey) {
    /** What a person did. The names are stable codes. */
    public enum What {
        /** Read what a notice says about a citizen. */
        NOTICE_READ,
        /** Opened a notice that was taken back, or that the unit may not read any more: nothing of the citizen was shown. */
        NOTICE_NOT_SHOWN,
        /** Asked for a notice of others, or for one that does not exist. */
        NOTICE_REFUSED,
        /** Answered a notice. */
        NOTICE_ANSWERED,
        /** Handed a notice over to a colleague. */
        NOTICE_HANDED_OVER,
        /** Read the course of a citizen's stay. */
        COURSE_READ,
        /** Read to whom the citizen's stay was told. */
        DISCLOSURE_LOG_READ,
        /** Read a work item that names the citizen. */
        WORK_ITEM_READ,
        /** Asked for a work item of others, or for one that does not exist. */
        WORK_ITEM_REFUSED,
        /** Answered a work item. */
        WORK_ITEM_ANSWERED,
        /** Read the answer to a ward. */
        WARD_ANSWER_READ,
        /** Read what a municipality recorded about one of its citizens. */
        CITIZEN_READ,
        /** Searched for a citizen about whom the municipality has recorded nothing. */
        CITIZEN_REFUSED,
        /** Recorded the consent of a citizen. */
        CONSENT_RECORDED,
        /** Withdrew the consent of a citizen. */
        CONSENT_WITHDRAWN,
        /** Said that a consent of a citizen was recorded by mistake. */
        CONSENT_MISTAKEN,
        /** Recorded or changed another fact about a citizen. */
        FACT_RECORDED,
        /** Gave a fact about a citizen its last day. */
        FACT_ENDED,
        /** Looked at what a sheet would change: one entry without a citizen, and one for each citizen whom the sheet names. */
        SHEET_PREVIEWED,
        /** Confirmed a sheet after a preview; written down before the recording begins. What became of it is an entry of its own. */
        SHEET_CONFIRMED,
        /** The sheet that was confirmed is recorded. */
        SHEET_RECORDED,
        /** The sheet that was confirmed was not recorded, or only a part of it. */
        SHEET_REFUSED,
        /** Asked for a page that is for other roles. */
        PAGE_REFUSED
    }

    @Override
    public String toString() {
        return "AuditEntry[" + what + "]";
    }
}
