package dk.broen.adapters.followup;

import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which work items are read. All conditions hold together.
 *
 * @param audience who reads: only items that are addressed to one of these; empty means an operator, who reads all
 * @param standings empty means all
 * @param dueBefore only items that are due before this instant
 * @param after only items that were opened after the one with this reference, to read the next page
 */
public record WorkItemFilter(Optional<Set<Addressee>> audience, Optional<WorkItem.Kind> kind, Optional<WorkItem.Owner> owner,
    Set<StoredWorkItem.Standing> standings, Optional<Instant> dueBefore, Optional<String> reference, Optional<String> after, int limit) {
    /** All that somebody must still act on. */
    public static final WorkItemFilter OPEN = new WorkItemFilter(Optional.empty(), Optional.empty(), Optional.empty(),
        Set.of(StoredWorkItem.Standing.OPEN, StoredWorkItem.Standing.TAKEN), Optional.empty(), Optional.empty(), Optional.empty(),
        Integer.MAX_VALUE);

    public WorkItemFilter {
        audience = audience.map(Set::copyOf);
        standings = Set.copyOf(standings);
    }

    /** The one work item with this reference, whatever its state, if it is addressed to the audience. */
    public static WorkItemFilter of(String reference, Optional<Set<Addressee>> audience) {
        return new WorkItemFilter(audience, Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.of(reference),
            Optional.empty(), 1);
    }
}
