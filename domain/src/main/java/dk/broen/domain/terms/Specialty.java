package dk.broen.domain.terms;

/**
 * The specialty of a ward, by which rules select (domain.md §3). {@code UNKNOWN} is a ward that the configuration does not classify: the
 * event becomes a work item and the hub does not guess.
 */
public enum Specialty { PSYCHIATRIC, SOMATIC, UNKNOWN }
