package dk.broen.adapters.facts;

import java.util.List;

/** A facts document is wrong; nothing of it was taken. */
public final class FactsRefused extends Exception {
    private final transient List<String> faults;

    FactsRefused(List<String> faults) {
        super(faults.size() + " faults, first: " + faults.get(0));
        this.faults = List.copyOf(faults);
    }

    /** Each with its place in the document, without citizen data. */
    public List<String> faults() {
        return faults;
    }
}
