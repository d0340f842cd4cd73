package dk.broen.domain.notification;

import dk.broen.domain.disclosure.Words;

/** What kind of notice the words make. */
public enum NoticeKind {
    /** Something happened. */
    NEWS,
    /** What was told before was wrong, or how things stand is not what the recipient last read. The notice gives the right information. */
    CORRECTED,
    /** What was told before did not happen. */
    CANCELLED,
    /** The recipient's part ended, for example because another municipality acts now (domain.md §5). */
    RESPONSIBILITY_ENDED;

    public static NoticeKind of(Words words) {
        if (words.partEnded()) {
            return RESPONSIBILITY_ENDED;
        }
        if (words.says().isEmpty()) {
            return words.takesBack().isEmpty() ? CORRECTED : CANCELLED;
        }
        return words.takesBack().isEmpty() ? NEWS : CORRECTED;
    }
}
