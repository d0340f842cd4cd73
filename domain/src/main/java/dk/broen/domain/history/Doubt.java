package dk.broen.domain.history;

/**
 * A message whose time cannot be. It is left out of the course, is told to nobody, and becomes a work item (domain.md §3).
 */
public record Doubt(Said said, Why why) {
    /** Why the time cannot be. The names are stable codes. */
    public enum Why {
        /** The event is in the future of its receipt. */
        IN_THE_FUTURE,
        /** The stay ended before it began, and the end was sent after the beginning. */
        END_BEFORE_BEGINNING
    }
}
