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
    RESPONSIBILITY_ENDED;

    /** Whether the notice says what holds now, so that it may name the place and the planned day and expect an action. */
    public boolean saysWhatHolds() {
        return switch (this) {
            case NEWS, CORRECTED -> true;
            case CANCELLED, RESPONSIBILITY_ENDED -> false;
        };
    }

    /** Whether the notice may say what happened and when. A former municipality hears only that its responsibility ended. */
    public boolean namesTheEvent() {
        return switch (this) {
            case NEWS, CORRECTED, CANCELLED -> true;
            case RESPONSIBILITY_ENDED -> false;
        };
    }
}
