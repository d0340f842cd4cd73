package dk.broen.routes.unread;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.queue.UnitQueues;
import dk.broen.routes.delivery.SettleUnread;
import jakarta.jms.JMSException;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a notice off the queue if it is told at the next contact point now; else it stays. The commit of the database comes first: if the hub is
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
        ConsentAnswers answers = settle.ask(unread.notice());
        queues.takeOff(unread.address(), unread.notice().id().value(), () -> isTold(unread.notice(), answers));
    }

    private boolean isTold(DueNotification notice, ConsentAnswers answers) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean told = settle.settle(notice, answers);
            if (!told) {
                transaction.setRollbackOnly();
            }
            return told;
        }));
    }
}
