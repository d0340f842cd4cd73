package dk.broen.domain.notification;

/** What a notice says about its event. */
public enum NoticeKind {
    /** It happened. */
    NEWS,
    /** What was told before was wrong; this is right. */
    CORRECTED,
    /** What was told before did not happen. */
    CANCELLED,
    /** The citizen moved: another municipality acts now (domain.md §5). */
    RESPONSIBILITY_ENDED
}
