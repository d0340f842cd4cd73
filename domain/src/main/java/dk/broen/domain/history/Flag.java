package dk.broen.domain.history;

/** What the coordinator should notice about a course (domain.md §3). */
public enum Flag {
    /** Admitted again within the days set for a readmission, acutely. */
    READMISSION,
    /** Admitted again within the days set for an early readmission, acutely. */
    EARLY_READMISSION,
    /** Many admissions in a rolling twelve months. */
    FREQUENT_ADMISSIONS,
    /** Discharged within a few days of admission. */
    SHORT_STAY,
    /** Discharged when the receiver was closed. */
    DISCHARGED_OUT_OF_HOURS,
    /** Nobody is named who follows up. */
    NO_FOLLOW_UP_CONTACT
}
