package dk.broen.domain.notification;

/** How much a notice says (domain.md §7). */
public enum ContentLevel { FULL, PLAIN, POINTER }
