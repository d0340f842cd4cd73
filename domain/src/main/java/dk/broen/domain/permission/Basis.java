package dk.broen.domain.permission;

/** Why a recipient may be told (domain.md §4). */
public enum Basis {
    /** Retssikkerhedsloven § 12 c. */
    STATUTORY,
    /** The citizen's consent. */
    CONSENT,
    /** The recipient was told before and must unlearn or update what it was told (domain.md §3, danish-standards §5.2). */
    TOLD_BEFORE
}
