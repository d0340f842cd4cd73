package dk.broen.adapters.occasions;

/** The kinds of occasion (domain.md §2), as they are stored. They are the kinds of {@link dk.broen.domain.planning.Occasion}. */
public enum OccasionKind {
    /** A hospital's message. */
    SAID,
    /** A time was reached. */
    DUE,
    /** A channel reported what became of a notice. */
    DELIVERED,
    /** A fact was recorded, ended or withdrawn. */
    RECORDED,
    /** A consent register can be read again. */
    REGISTER_BACK,
    /** A named human decided something. */
    DECIDED,
    /** The configuration changed. */
    CONFIGURED
}
