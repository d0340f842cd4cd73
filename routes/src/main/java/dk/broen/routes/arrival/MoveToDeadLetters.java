package dk.broen.routes.arrival;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.occasions.References;
import dk.broen.adapters.redaction.RedactedFailure;
import dk.broen.domain.followup.WorkItem;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores a message that the hub failed to process as an encrypted dead letter and opens a work item for a human. The log line contains the
 * stack trace of the failure but not its message, because the message may quote citizen data.
 */
@Component
public class MoveToDeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(MoveToDeadLetters.class);

    private final DeadLetters deadLetters;
    private final WorkItems workItems;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MoveToDeadLetters(DeadLetters deadLetters, WorkItems workItems, TransactionTemplate transactions, Clock clock) {
        this.deadLetters = deadLetters;
        this.workItems = workItems;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Handler
    void keep(Exchange exchange) {
        Throwable cause = causeOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        String fault = cause.getClass().getSimpleName();
        byte[] sealed = exchange.getProperty(DatabaseRetry.SEALED, byte[].class);
        String known = exchange.getProperty(DatabaseRetry.REFERENCE, String.class);
        String reference = known == null ? References.draw() : known;
        DeadLetter letter = new DeadLetter(reference, exchange.getProperty(DatabaseRetry.SOURCE, "planning", String.class),
            exchange.getProperty(DatabaseRetry.RECEIVED_AT, clock.instant(), Instant.class), "INTERNAL_ERROR", fault,
            "The hub failed to process this message");
        String kept = transactions.execute(transaction -> keep(letter, fault, sealed));
        exchange.setProperty(DatabaseRetry.REFERENCE, kept);
        LOG.error("BRN2902 set-aside ref={} cause={}", kept, fault, new RedactedFailure(cause));
    }

    /** Camel's splitter wraps what failed. */
    private static Throwable causeOf(Exception caught) {
        return caught instanceof CamelExchangeException && caught.getCause() != null ? caught.getCause() : caught;
    }

    /** @return the reference under which the message is kept: another one if that of the letter is in use */
    private String keep(DeadLetter letter, String fault, byte[] sealed) {
        DeadLetters.Kept kept = deadLetters.keep(letter, sealed);
        if (kept.now()) {
            workItems.open(new WorkItem(WorkItem.Kind.UNREADABLE, "the hub failed on message " + kept.reference() + ": " + fault),
                clock.instant());
        }
        return kept.reference();
    }
}
