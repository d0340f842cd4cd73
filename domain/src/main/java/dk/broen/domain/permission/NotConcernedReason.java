package dk.broen.domain.permission;

/** Why there is nothing to tell, though nothing forbids it. */
public enum NotConcernedReason {
    /** The same unit is told already in another function: one notice per recipient and event. */
    TOLD_IN_OTHER_FUNCTION,
    /** The first notice had not left yet and was withdrawn: there is nothing to unlearn. */
    WITHDRAWN_BEFORE_SENT
}
