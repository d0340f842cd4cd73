package dk.broen.domain.notification;

/** What a notice says about its event. */
public enum NoticeKind {
    /** The event happened. */
    NEWS,
    /** What was told before was wrong. The notice gives the right information. */
    CORRECTED,
    /** What was told before did not happen. */
    CANCELLED,
    /** The citizen moved and another municipality acts now (domain.md §5). */
    RESPONSIBILITY_ENDED
}
