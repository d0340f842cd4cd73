package dk.broen.domain.terms;

/** Omstændighed: what people are told of a matter besides what happened, when and where. */
public enum Circumstance {
    /** No hospital reported the end: a named human of the municipality ended the stay (danish-standards.md §1.5, R.BR7). */
    ENDED_MANUALLY,
    /** The hospital asks the municipality for a report of admission, XDIS16 (danish-standards.md §1.3, ROA). */
    REPORT_REQUESTED,
    /** The citizen came from another hospital, of whose stay the recipient heard (domain.md §3). */
    TRANSFERRED
}
