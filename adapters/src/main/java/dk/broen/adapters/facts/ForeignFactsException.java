package dk.broen.adapters.facts;

import java.util.List;

/** A client writes facts of another municipality than its own. */
public final class ForeignFactsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> places;

    ForeignFactsException(List<String> places) {
        super("the fact belongs to another municipality than the client");
        this.places = List.copyOf(places);
    }

    /** Where the facts stand in the document. */
    public List<String> places() {
        return places;
    }
}
