package dk.broen.adapters.facts;

import java.util.List;

/** A facts document has faults, and nothing of it is recorded. */
public final class FactsRefused extends Exception {
    private final transient List<String> faults;

    FactsRefused(List<String> faults) {
        super(faults.size() + " faults, first: " + faults.get(0));
        this.faults = List.copyOf(faults);
    }

    /** @param faults each with its place, without citizen data */
    public static FactsRefused of(List<String> faults) {
        return new FactsRefused(faults);
    }

    /** The faults, each with its place in the document or its line in the CSV file, without citizen data. */
    public List<String> faults() {
        return faults;
    }
}
