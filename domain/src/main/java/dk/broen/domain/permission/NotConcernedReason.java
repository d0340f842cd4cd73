package dk.broen.domain.permission;

/** Why there is nothing to tell a recipient, although telling is not forbidden. */
public enum NotConcernedReason {
    /** The unit is already told in another function: at most one notice for each unit and event. */
    TOLD_IN_OTHER_FUNCTION,
    /** The first notice had not left and was withdrawn: there is nothing to correct. */
    WITHDRAWN_BEFORE_SENT,
    /** The event was planned again, and the unit is no longer a candidate. */
    NO_LONGER_CANDIDATE
}
