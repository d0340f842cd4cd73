package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.ContentLevel;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Says what became of a notice, and tells the breaker of its host if the notice got so far. */
@Component
class Report {
    private final Breakers breakers;

    Report(Breakers breakers) {
        this.breakers = breakers;
    }

    Outcome sent(Exchange exchange) {
        DueNotification due = due(exchange);
        breakers.answered(Receiver.of(due));
        return new Outcome.Sent(due, exchange.getProperty(Render.LEFT_AS, ContentLevel.class),
            Optional.ofNullable(exchange.getProperty(ReadSmsAnswer.GATEWAY_ID, String.class)));
    }

    Outcome notSent(Exchange exchange) {
        DueNotification due = due(exchange);
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        FailedSend failed = new FailedSend(failure);
        if (!exchange.getProperty(MayLeave.ENTERED, false, boolean.class)) {
            return failed.beforeSending(due);
        }
        if (failed.wasThereBefore()) {
            return sent(exchange);
        }
        if (failed.silent(due.channel())) {
            breakers.silent(Receiver.of(due), failure);
        } else {
            breakers.answered(Receiver.of(due));
        }
        return failed.of(due);
    }

    private static DueNotification due(Exchange exchange) {
        return exchange.getProperty(Render.CLEARED, ClearedNotice.class).due();
    }
}
