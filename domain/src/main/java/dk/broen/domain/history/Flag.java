package dk.broen.domain.history;

/** Something about the stays of a citizen that the coordinator should notice (domain.md §3). */
public enum Flag {
    /** An acute admission within the readmission days after a discharge. */
    READMISSION,
    /** An acute admission within the early readmission days after a discharge. */
    EARLY_READMISSION,
    /** At least the configured number of admissions in a rolling period of twelve months. */
    FREQUENT_ADMISSIONS,
    /** A discharge within the configured number of days after the admission. */
    SHORT_STAY,
    /** A discharge while the first recipient is closed. */
    DISCHARGED_OUT_OF_HOURS,
    /** No appointed coordinator, bostøtte, SKP or residence is known. */
    NO_FOLLOW_UP_CONTACT,
    /** An admission to a user-controlled bed: it is no readmission and counts for no limit. */
    USER_CONTROLLED_BED,
    /** A compulsory admission of a citizen who has used a user-controlled bed before. */
    COMPULSORY_ADMISSION_OF_BED_HOLDER,
    /** The time is in the doubled hour of autumn and may be an hour later. */
    TIME_UNCERTAIN
}
