package dk.broen.adapters.followup;

import dk.broen.domain.followup.WorkItem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Something a human has yet to do. @param eventReference what people call the event it came from, if it came from one */
public record OpenWorkItem(UUID id, Optional<String> eventReference, WorkItem item, Instant createdAt) {}
