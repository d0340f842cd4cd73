package dk.broen.domain.terms;

/** An original report, a correction that replaces the last event of the type in the stay, or a cancellation that undoes it. */
public enum EventNature {
    ORIGINAL, CORRECTION, CANCELLATION
}
