package dk.broen.routes.unread;

import dk.broen.adapters.queue.UnitQueues;
import dk.broen.routes.delivery.SettleUnread;
import jakarta.jms.JMSException;
import java.util.Objects;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a notice off the queue and gives it up, so that it is told at the next contact point. The commit of the database comes first: if the hub is
 * killed between, the unit can hear the notice twice, and never not at all (ADR 122).
 */
@Component
class TellElsewhere {
    private final UnitQueues queues;
    private final SettleUnread settle;
    private final TransactionTemplate transactions;

    TellElsewhere(UnitQueues queues, SettleUnread settle, TransactionTemplate transactions) {
        this.queues = queues;
        this.settle = settle;
        this.transactions = transactions;
    }

    @Handler
    void tell(UnreadNotice unread) throws JMSException {
        queues.takeOff(unread.address(), unread.notice().id().value(),
            () -> Objects.requireNonNull(transactions.execute(transaction -> settle.settle(unread.notice()))));
    }
}
