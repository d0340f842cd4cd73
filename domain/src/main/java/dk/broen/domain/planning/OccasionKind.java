package dk.broen.domain.planning;

/** Anledning: why the hub looks at a citizen now (domain.md §2, design.md §3). There is no other way to make a notice. */
public enum OccasionKind {
    /** A hospital's message. */
    SAID,
    /** A time was reached: a notice is due, or the plan can differ from now on. */
    DUE,
    /** A channel reported an outcome of a notice that the last plan did not expect. */
    DELIVERED,
    /** A human answered a notice. */
    ANSWERED,
    /** A fact was recorded, ended or withdrawn. */
    RECORDED,
    /** A consent register that could not be read can be read again. */
    REGISTER_BACK,
    /** A named human decided something, for example that a task is done. */
    DECIDED,
    /** The configuration changed. */
    CONFIGURED
}
