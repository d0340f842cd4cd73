package dk.broen.routes.delivery;

import dk.broen.adapters.due.TaskOutcome;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.routes.transaction.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Marks the notice as sent, counts and logs it. */
@Component
class Settle {
    private static final Logger LOG = LoggerFactory.getLogger(Settle.class);

    private final Citizens citizens;
    private final Outbox outbox;
    private final ReportOutcome outcome;
    private final MeterRegistry meters;
    private final Clock clock;

    Settle(Citizens citizens, Outbox outbox, ReportOutcome outcome, MeterRegistry meters, Clock clock) {
        this.citizens = citizens;
        this.outbox = outbox;
        this.outcome = outcome;
        this.meters = meters;
        this.clock = clock;
    }

    @Handler
    TaskOutcome settle(Exchange exchange) {
        DueNotification due = exchange.getProperty(Claim.DUE, DueNotification.class);
        citizens.lock(due.citizen());
        if (outbox.sent(due.id(), exchange.getProperty(Render.LEFT_AS, ContentLevel.class), clock.instant())) {
            outcome.report(due);
        }
        AfterCommit.run(() -> {
            meters.counter("broen.notices.sent", "channel", due.channel().name()).increment();
            LOG.info("BRN4001 sent ref={} event={} channel={} to={}", due.reference(), due.occasionReference(), due.channel(),
                due.to() instanceof Addressee.Unit unit ? unit.unit().value() : "ward");
        });
        return new TaskOutcome.Done();
    }
}
