package dk.broen.routes.planning;

import dk.broen.adapters.store.DeadLetter;
import dk.broen.adapters.store.DeadLetters;
import dk.broen.adapters.store.References;
import dk.broen.adapters.store.WorkItems;
import dk.broen.domain.followup.WorkItem;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A message that the hub could not plan through a fault of its own: kept sealed, with a work item, for a human. */
@Component
class SetAside {
    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

    private final DeadLetters deadLetters;
    private final WorkItems workItems;
    private final Clock clock;

    SetAside(DeadLetters deadLetters, WorkItems workItems, Clock clock) {
        this.deadLetters = deadLetters;
        this.workItems = workItems;
        this.clock = clock;
    }

    @Handler
    void keep(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String reference = References.draw();
        String fault = cause.getClass().getSimpleName();
        LOG.error("BRN2902 set-aside ref={} cause={}", reference, fault, cause);
        deadLetters.keep(new DeadLetter(reference, "planning", clock.instant(), "INTERNAL_ERROR", fault, "The hub could not plan this message"),
            exchange.getProperty(UntilTheDatabaseAnswers.SEALED, byte[].class));
        workItems.open(new WorkItem(WorkItem.Kind.UNREADABLE, "the hub failed on message " + reference + ": " + fault), clock.instant());
    }
}
