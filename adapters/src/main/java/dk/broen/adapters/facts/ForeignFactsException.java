package dk.broen.adapters.facts;

import dk.broen.adapters.facts.SiftedFacts.Fault;
import java.util.List;

/** A client writes facts that it may not record: those of another municipality than its own, or overrides. */
public final class ForeignFactsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    ForeignFactsException(List<Fault> faults) {
        super("the client may not record these facts");
        this.faults = List.copyOf(faults);
    }

    /** Where the facts stand in the document, and why the client may not record them. */
    public List<Fault> faults() {
        return faults;
    }
}
