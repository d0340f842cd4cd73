package dk.broen.adapters.facts;

/** A fact is to be recorded under a retired CPR number: the hub would never use it. */
public final class RetiredNumberException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RetiredNumberException() {
        super("a hospital merged one of these CPR numbers into another one; record the facts under the number in use");
    }
}
