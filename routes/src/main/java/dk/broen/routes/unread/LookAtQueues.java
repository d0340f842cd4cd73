package dk.broen.routes.unread;

import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.Broker.Standing;
import dk.broen.adapters.queue.UnitQueues;
import dk.broen.domain.followup.WorkItem;
import dk.broen.routes.delivery.SettleUnread;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the queues of units. Of a queue that nobody reads, operators get one work item, however many notices lie there; it closes itself when
 * a program reads the queue again.
 */
@Component
class LookAtQueues {
    private static final Logger LOG = LoggerFactory.getLogger(LookAtQueues.class);
    /** What lies behind these is looked at by the next looks, so that what must stay hides nothing. */
    private static final int MOST = 500;
    /** A look walks over all messages before those that it looks at. */
    private static final int FURTHEST = 20 * MOST;

    private final UnreadRule rule;
    private final UnreadQueues watched;
    private final Broker broker;
    private final UnitQueues queues;
    private final Outbox outbox;
    private final SettleUnread settle;
    private final WorkItems workItems;
    private final TransactionTemplate transactions;
    private final Clock clock;
    /** How many messages of a queue the looks have passed since they last began with its first one. */
    private final Map<String, Integer> passed = new ConcurrentHashMap<>();

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

    /** Returns the notices that may be told elsewhere. A queue that cannot be looked at stops no other. */
    @Handler
    List<UnreadNotice> look() {
        Instant now = clock.instant();
        List<UnreadNotice> elsewhere = new ArrayList<>();
        broker.standing(watched.addresses()).forEach((address, standing) -> {
            try {
                look(address, standing, now).stream().filter(settle::mayGoElsewhere).map(notice -> new UnreadNotice(address, notice))
                    .forEach(elsewhere::add);
            } catch (JMSException | RuntimeException cause) {
                LOG.warn("BRN4355 queue-not-seen unit={} cause={}", watched.unitAt(address), cause.getClass().getSimpleName());
            }
        });
        return elsewhere;
    }

    private List<DueNotification> look(String address, Standing standing, Instant now) throws JMSException {
        return switch (watched.seen(address, standing, now, rule.after())) {
            case READ -> read(address, now);
            case UNREAD -> unread(address, standing, now);
            case UNDECIDED -> List.of();
        };
    }

    /** Once the queue is known to be unread, what comes later does not lie there as long again. */
    private List<DueNotification> unread(String address, Standing standing, Instant now) throws JMSException {
        boolean known = watched.isUnread(address);
        Outbox.Lying lying = outbox.onQueueSince(page(address), known ? now : now.minus(rule.after()));
        int notices = standing.messages() > MOST ? Math.toIntExact(standing.messages()) : lying.size();
        if ((known || lying.size() > 0) && watched.becomesUnread(address, notices)) {
            transactions.executeWithoutResult(transaction -> workItems.openUnlessOpen(item(address), now));
            LOG.warn("BRN4351 queue-unread unit={} notices={}", watched.unitAt(address), notices);
        }
        lying.unopened().forEach(one -> LOG.warn("BRN4356 unread-not-opened ref={} cause={}", one.reference(), one.cause()));
        return lying.opened();
    }

    /** The next messages of the queue; after its end, or far behind its beginning, the first ones again. */
    private List<UUID> page(String address) throws JMSException {
        int behind = passed.getOrDefault(address, 0);
        List<UUID> page = queues.lying(address, behind, MOST);
        if (page.isEmpty() && behind > 0) {
            behind = 0; // the queue has become shorter
            page = queues.lying(address, behind, MOST);
        }
        passed.put(address, page.size() < MOST || behind >= FURTHEST ? 0 : behind + MOST);
        return page;
    }

    /** Any hub may have opened the work item: what is open in the database counts. */
    private List<DueNotification> read(String address, Instant now) {
        passed.remove(address);
        if (Boolean.TRUE.equals(transactions.execute(transaction -> workItems.reasonGone(item(address).key(), now)))) {
            LOG.info("BRN4352 queue-read-again unit={}", watched.unitAt(address));
        }
        return List.of();
    }

    private WorkItem item(String address) {
        return WorkItem.about(WorkItem.Kind.QUEUE_UNREAD, address, "notices lie on the queue " + address + " of " + watched.unitAt(address)
            + " and no program reads it; what can be told at another contact point now is told there");
    }
}
