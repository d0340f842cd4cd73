package dk.broen.adapters.facts;

import dk.broen.adapters.crypto.CitizenIndex;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Some of the citizens whom a writing concerns.
 *
 * @param citizens their keys
 * @param inForce what is in force of them, as far as the client sees it
 * @param changes what the writing does
 */
record Part(List<String> citizens, List<StoredFact> inForce, List<Change> changes) {
    /**
     * A part that is recorded.
     *
     * @param ids the ids of new rows, by the hash that says which fact it is
     * @param after what is in force now
     */
    record Done(Part part, Map<String, UUID> ids, List<StoredFact> after) {}

    /** The changes without the facts that are unchanged. */
    List<Change> real() {
        return changes.stream().filter(change -> !(change instanceof Change.None)).toList();
    }

    /** What is done, in a short form that says nothing. */
    String token(CitizenIndex index) {
        return index.hash("facts-part",
            changes.stream().flatMap(change -> change.line().stream()).sorted().collect(Collectors.joining("\n")));
    }
}
