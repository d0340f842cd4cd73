package dk.broen.routes.delivery;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.followup.WorkItem;
import dk.broen.routes.transaction.AfterCommit;
import dk.broen.routes.wake.Wake;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A named human sends a notice that was given up: after its mail server, gateway or address was repaired. */
@Component
public class Resend {
    private static final Logger LOG = LoggerFactory.getLogger(Resend.class);
    private final Outbox outbox;
    private final WorkItems workItems;
    private final TransactionTemplate transactions;
    private final Wake wake;
    private final Clock clock;

    Resend(Outbox outbox, WorkItems workItems, TransactionTemplate transactions, Wake wake, Clock clock) {
        this.outbox = outbox;
        this.workItems = workItems;
        this.transactions = transactions;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * The notice waits again, with the same id and content, and its work item is closed. It leaves if the plan of that moment still holds it.
     *
     * @return false when no notice with this reference was given up
     * @throws IllegalArgumentException when author or reason is blank
     */
    public boolean resend(String reference, String by, String because) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Instant now = clock.instant();
            Optional<Outbox.Resent> resent = outbox.resend(reference, now);
            resent.ifPresent(notice -> {
                workItems.done(notice.occasion(), notice.citizen(), WorkItem.about(WorkItem.Kind.UNDELIVERED, notice.id(),
                    notice.channel() + " notice " + reference + " is sent again"), by, because, now);
                wake.afterCommit(Set.of(notice.channel()));
                AfterCommit.run(() -> LOG.info("BRN4003 resent ref={} channel={}", reference, notice.channel()));
            });
            return resent.isPresent();
        }));
    }
}
