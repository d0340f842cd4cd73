package dk.broen.domain.terms;

/** A first word, a correction that replaces the last event of that type in the stay, or a cancellation that undoes it. */
public enum EventNature {
    ORIGINAL, CORRECTION, CANCELLATION
}
