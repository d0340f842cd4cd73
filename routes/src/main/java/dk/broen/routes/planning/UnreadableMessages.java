package dk.broen.routes.planning;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.OccasionId;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.transaction.AfterCommit;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps an accepted message that cannot be read for a human, who is asked by a work item (design.md §4.5). Joins the caller's transaction. */
@Component
class UnreadableMessages {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableMessages.class);
    private final DeadLetters deadLetters;
    private final WorkItems workItems;
    private final Clock clock;

    UnreadableMessages(DeadLetters deadLetters, WorkItems workItems, Clock clock) {
        this.deadLetters = deadLetters;
        this.workItems = workItems;
        this.clock = clock;
    }

    /** Returns the reason, for the plan of the occasion. */
    String keep(OccasionId occasion, Arrival arrival, Interpretation.Unreadable why) {
        AfterCommit.run(() -> LOG.warn("BRN3201 unreadable source={} ref={} code={} location={}", arrival.source(), arrival.reference(),
            why.code(), why.location()));
        deadLetters.keep(new DeadLetter(arrival.reference(), arrival.source(), arrival.receivedAt(), why.code(), why.location(),
            why.message()), arrival.raw());
        String reason = why.code() + " at " + why.location();
        workItems.open(occasion, Optional.empty(), new WorkItem(WorkItem.Kind.UNREADABLE, reason), clock.instant());
        return reason;
    }
}
