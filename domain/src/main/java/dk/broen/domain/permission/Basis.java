package dk.broen.domain.permission;

/** The legal basis on which a recipient may be told (domain.md §4). */
public enum Basis {
    /** Retssikkerhedsloven § 12 c. */
    STATUTORY,
    /** The citizen's consent. */
    CONSENT,
    /**
     * The recipient was told before and must be told what has changed: a correction, a cancellation, or the end of its responsibility
     * (domain.md §§3–5, danish-standards.md §5.2).
     */
    TOLD_BEFORE
}
