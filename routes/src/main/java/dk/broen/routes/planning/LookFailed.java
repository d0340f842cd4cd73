package dk.broen.routes.planning;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.occasions.Occasions;
import dk.broen.adapters.occasions.OpenedOccasion;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.routes.arrival.PassingFault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a work item for a look that fails, because it is tried again without limit and nobody would notice. The next look that succeeds closes
 * it. A database that does not answer is no such failure. The item names the number in use, where the look finds it.
 */
@Component
class LookFailed {
    private final WorkItems workItems;
    private final Identities identities;
    private final Occasions occasions;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LookFailed(WorkItems workItems, Identities identities, Occasions occasions, TransactionTemplate transactions, Clock clock) {
        this.workItems = workItems;
        this.identities = identities;
        this.occasions = occasions;
        this.transactions = transactions;
        this.clock = clock;
    }

    void tell(OccasionKind kind, Optional<OpenedOccasion> occasion, Cpr number, Throwable failure) {
        if (PassingFault.isIn(failure)) {
            return;
        }
        WorkItem item = new WorkItem(WorkItem.Kind.LOOK_FAILED, "the hub cannot look at the citizen and tries again: "
            + NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName());
        transactions.executeWithoutResult(transaction -> {
            Cpr citizen = identities.locked(List.of(number)).get(number);
            if (workItems.of(citizen).get(item.key()) != WorkItem.State.OPEN) {
                Instant now = clock.instant();
                OccasionId because = occasion.orElseGet(() -> occasions.open(kind, Optional.of(citizen), now)).id();
                workItems.open(because, Optional.of(citizen), item, now);
            }
        });
    }
}
