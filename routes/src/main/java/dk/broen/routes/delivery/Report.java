package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.ContentLevel;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Says what became of a notice, and tells the breaker of its host. */
@Component
class Report {
    private final Breakers breakers;

    Report(Breakers breakers) {
        this.breakers = breakers;
    }

    Outcome sent(Exchange exchange) {
        DueNotification due = exchange.getProperty(Render.CLEARED, ClearedNotice.class).due();
        breakers.answered(due.channel());
        return new Outcome.Sent(due, exchange.getProperty(Render.LEFT_AS, ContentLevel.class));
    }

    Outcome notSent(Exchange exchange) {
        DueNotification due = exchange.getProperty(Render.CLEARED, ClearedNotice.class).due();
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        FailedSend failed = new FailedSend(failure);
        if (failed.inside()) {
            return failed.of(due);
        }
        if (failed.silent()) {
            breakers.silent(due.channel(), failure);
        } else {
            breakers.answered(due.channel());
        }
        return failed.of(due);
    }
}
