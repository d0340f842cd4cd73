package dk.broen.domain.planning;

/** Whether a recipient may read again, at this moment, what a notice said. */
public enum Reading {
    /** What is true of it and still permitted can be read. */
    PERMITTED,
    /** The notice was withdrawn before it was told in full. */
    WITHDRAWN,
    /** A later notice took back all that it said, or nothing of it is true today and the correction is under way. */
    TAKEN_BACK,
    /** There is no basis any more: a consent was withdrawn, or the recipient has no part in the course in which it would be told. */
    NO_BASIS,
    /** It cannot be found out at the moment: the consent register does not answer. */
    NOT_NOW
}
