package dk.broen.domain.permission;

/** The legal basis on which a recipient may be told (domain.md §4). */
public enum Basis {
    /** Retssikkerhedsloven § 12 c. */
    STATUTORY,
    /** The citizen's consent. */
    CONSENT,
    /** Psykiatriloven § 13 c: a party to a discharge agreement or a coordination plan. */
    PSYCHIATRY_ACT,
    /** Sundhedsloven § 43 stk. 2: the decision of a named human. */
    OVERRIDE,
    /** The closed list of the cooperation of police, social services and psychiatry. */
    PSP,
    /** The list of a region for its own stays. */
    OWN_REGION,
    /**
     * The recipient was told before and must be told what has changed: a correction, a cancellation, or the end of its responsibility
     * (domain.md §§3–5, danish-standards.md §5.2).
     */
    TOLD_BEFORE;

    /** Whether the basis rests on somebody's choice of individual units, so that the function and the other recipients do not matter. */
    public boolean namesUnits() {
        return this == OVERRIDE || this == PSP || this == OWN_REGION;
    }

    /**
     * Whether a notice says no more than what happened: no flags, nobody else who was told, no coordinator (danish-standards.md §5.2). So it
     * is where the citizen was not asked. Nor do the notices to others name who was told on such a basis.
     */
    public boolean minimal() {
        return this == OVERRIDE || this == PSP;
    }
}
