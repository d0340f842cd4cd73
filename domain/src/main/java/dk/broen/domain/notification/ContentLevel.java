package dk.broen.domain.notification;

/** How much is said (domain.md §7). */
public enum ContentLevel { FULL, PLAIN, POINTER }
