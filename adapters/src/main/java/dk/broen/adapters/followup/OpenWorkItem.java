package dk.broen.adapters.followup;

import dk.broen.domain.followup.WorkItem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A work item that is not closed.
 *
 * @param eventReference the reference of its event; empty when it belongs to no event
 */
public record OpenWorkItem(UUID id, Optional<String> eventReference, WorkItem item, Instant createdAt) {}
