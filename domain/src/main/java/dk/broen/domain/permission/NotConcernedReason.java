package dk.broen.domain.permission;

/** Why there is nothing to tell a recipient, although telling is not forbidden. */
public enum NotConcernedReason {
    /** The unit is already told in another function: at most one notice for each unit and occasion. */
    TOLD_IN_OTHER_FUNCTION,
    /** The unit reads the contact point of another recipient who is told the same. */
    TOLD_AT_THE_SAME_CONTACT_POINT,
    /** It happened too long ago to be news. */
    OLD_NEWS
}
