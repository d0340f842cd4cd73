package dk.broen.routes.unread;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.Broker.Standing;
import dk.broen.adapters.queue.UnitQueues;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.UnitId;
import dk.broen.routes.delivery.SettleUnread;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the queues of units. Of a queue that nobody reads, operators get one work item, however many notices lie there; it closes itself when
 * the queue is read again, or is empty.
 */
@Component
class LookAtQueues {
    private static final Logger LOG = LoggerFactory.getLogger(LookAtQueues.class);
    /** What lies behind these is looked at when they are gone. */
    private static final int MOST = 500;

    private final UnreadRule rule;
    private final UnreadQueues watched;
    private final Broker broker;
    private final UnitQueues queues;
    private final Outbox outbox;
    private final SettleUnread settle;
    private final WorkItems workItems;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LookAtQueues(UnreadRule rule, UnreadQueues watched, Broker broker, UnitQueues queues, Outbox outbox, SettleUnread settle,
        WorkItems workItems, TransactionTemplate transactions, Clock clock) {
        this.rule = rule;
        this.watched = watched;
        this.broker = broker;
        this.queues = queues;
        this.outbox = outbox;
        this.settle = settle;
        this.workItems = workItems;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Returns the notices that can be told elsewhere. */
    @Handler
    List<UnreadNotice> look() throws JMSException {
        Instant now = clock.instant();
        List<UnreadNotice> elsewhere = new ArrayList<>();
        for (Map.Entry<String, Standing> queue : broker.standing(watched.addresses()).entrySet()) {
            String address = queue.getKey();
            if (watched.seen(address, queue.getValue(), now, rule.after())) {
                unread(address, now).stream().filter(settle::mayGoElsewhere).map(notice -> new UnreadNotice(address, notice))
                    .forEach(elsewhere::add);
            } else {
                read(address, now);
            }
        }
        return elsewhere;
    }

    private List<DueNotification> unread(String address, Instant now) throws JMSException {
        List<DueNotification> lying = outbox.onQueueSince(queues.lying(address, MOST), now.minus(rule.after()));
        if (lying.isEmpty()) {
            read(address, now);
        } else if (watched.isUnread(address, lying.size())) {
            UnitId unit = watched.unitAt(address);
            transactions.executeWithoutResult(transaction -> workItems.openUnlessOpen(item(unit), now));
            LOG.warn("BRN4351 queue-unread unit={} notices={}", unit, lying.size());
        }
        return lying;
    }

    private void read(String address, Instant now) {
        UnitId unit = watched.unitAt(address);
        if (watched.isRead(address)
            && Boolean.TRUE.equals(transactions.execute(transaction -> workItems.reasonGone(item(unit).key(), now)))) {
            LOG.info("BRN4352 queue-read-again unit={}", unit);
        }
    }

    private static WorkItem item(UnitId unit) {
        return WorkItem.about(WorkItem.Kind.QUEUE_UNREAD, unit, "notices lie on the queue of " + unit
            + " and no program reads the queue; those that can be told at another contact point are told there");
    }
}
