package dk.broen.domain.terms;

/**
 * Psychiatric or somatic: rules select by it (domain.md §3). {@code UNKNOWN} is a ward that configuration does not place: a work item,
 * never a guess.
 */
public enum Specialty { PSYCHIATRIC, SOMATIC, UNKNOWN }
