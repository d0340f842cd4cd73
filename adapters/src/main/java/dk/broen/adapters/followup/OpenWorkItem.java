package dk.broen.adapters.followup;

import dk.broen.domain.followup.WorkItem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A work item that is not closed.
 *
 * @param occasionReference the reference of its occasion; empty when it belongs to none
 * @param owner who must act
 */
public record OpenWorkItem(UUID id, Optional<String> occasionReference, WorkItem item, WorkItem.Owner owner, Instant createdAt) {}
