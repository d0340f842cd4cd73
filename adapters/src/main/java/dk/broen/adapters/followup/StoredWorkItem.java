package dk.broen.adapters.followup;

import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.WorkItem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A work item with what has become of it.
 *
 * @param reference by which people name it
 * @param occasionReference the reference of its occasion; empty when it belongs to none
 * @param due when somebody must have acted
 * @param taken who works on it
 * @param closed who closed it
 */
public record StoredWorkItem(UUID id, String reference, Optional<String> occasionReference, WorkItem item, Standing standing,
    Instant createdAt, Instant due, Optional<Taken> taken, Optional<Closed> closed) {
    /** How a work item stands. The planner does not tell {@code TAKEN} from {@code OPEN}. */
    public enum Standing {
        OPEN, TAKEN, DONE, DENIED, REASON_GONE;

        /** Whether a human must still act. */
        public boolean open() {
            return this == OPEN || this == TAKEN;
        }
    }

    /** @param by the client */
    public record Taken(String by, Instant at) {}

    /**
     * @param by the client, or the hub when the reason was gone
     * @param answer what was answered; empty when the hub closed it
     */
    public record Closed(String by, Instant at, String because, Optional<Answer.Code> answer) {}

    /** Who must act. */
    public WorkItem.Owner owner() {
        return item.kind().owner();
    }

    /** Whether nobody has closed it in time. */
    public boolean overdue(Instant now) {
        return standing.open() && now.isAfter(due);
    }
}
