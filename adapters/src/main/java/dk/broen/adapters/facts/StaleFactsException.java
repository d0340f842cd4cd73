package dk.broen.adapters.facts;

import java.util.List;
import java.util.UUID;

/** A client changes facts that have changed since it read them. */
public final class StaleFactsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Stale> stale;

    StaleFactsException(List<Stale> stale) {
        super("the facts about " + stale.size() + " of the citizens have changed since the version that the request names");
        this.stale = List.copyOf(stale);
    }

    /**
     * What has changed of one citizen, as the client sees it.
     *
     * @param place the citizen in the document
     * @param version the version now
     * @param added facts that are new or have other content
     * @param gone facts that are ended or were replaced by one of those
     */
    public record Stale(String place, String version, List<UUID> added, List<UUID> gone) {}

    public List<Stale> stale() {
        return stale;
    }
}
