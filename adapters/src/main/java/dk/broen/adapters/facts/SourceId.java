package dk.broen.adapters.facts;

import java.util.Optional;

/**
 * The id of a fact in the system that it comes from. Two systems can use one id for different facts.
 *
 * @param of that system, if the document comes from another one: somebody edited what a search found
 */
public record SourceId(String id, Optional<String> of) {
    /** The id in the system that the document comes from. */
    public SourceId(String id) {
        this(id, Optional.empty());
    }

    /** Which fact it is, among those of all systems. */
    String key(String source) {
        return "id\0" + of.orElse(source) + "\0" + id;
    }
}
