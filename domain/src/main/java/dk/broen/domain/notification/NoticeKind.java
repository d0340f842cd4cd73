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
    RESPONSIBILITY_ENDED,
    /** The recipient did not answer what it was told (domain.md §6). */
    REMINDER;

    public static NoticeKind of(Words words) {
        if (words.remind()) {
            return REMINDER;
        }
        if (words.partEnded()) {
            return RESPONSIBILITY_ENDED;
        }
        if (words.says().isEmpty()) {
            return words.takesBack().isEmpty() ? CORRECTED : CANCELLED;
        }
        return words.takesBack().isEmpty() ? NEWS : CORRECTED;
    }
}
