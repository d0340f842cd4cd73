package dk.broen.bench;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A municipal unit's queue with a reader that only counts and looks at the time. A notice is matched to its acknowledgement by the citizen:
 * the first notice to the first message, for the hub keeps their order.
 */
final class UnitQueue implements AutoCloseable, LoadGenerator.Acknowledged {
    private static final Logger LOG = LoggerFactory.getLogger(UnitQueue.class);
    private static final Pattern CPR = Pattern.compile("\"cpr\"\\s*:\\s*\"(\\d{10})\"");
    private static final int DIGITS = 3;

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Admissions admissions;
    private final Map<String, Queue<Long>> acknowledgedAt = new ConcurrentHashMap<>();
    private final Map<String, Queue<Long>> arrivedAt = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong arrived = new AtomicLong();

    /** Starts reading. */
    UnitQueue(String broker, String user, String password, List<String> addresses, String watched, Admissions admissions)
        throws JMSException {
        this.factory = new ActiveMQConnectionFactory(broker);
        this.connection = factory.createConnection(user, password);
        this.admissions = admissions;
        for (String address : addresses) {
            Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
            session.createConsumer(session.createQueue(address)).setMessageListener(address.equals(watched) ? this::take : dropped());
        }
        connection.start();
    }

    @Override
    public void acknowledged(long number, long at) {
        at(acknowledgedAt, admissions.citizen(number).cpr(), at);
        acknowledged.incrementAndGet();
    }

    /** Messages that were acknowledged and whose notice is not on the queue yet. */
    long outstanding() {
        return acknowledged.get() - arrived.get();
    }

    long arrived() {
        return arrived.get();
    }

    /** From the acknowledgement at the hospital to the notice at the unit, of all so far; then forgets them. */
    Histogram waited() {
        Histogram waited = new Histogram(DIGITS);
        acknowledgedAt.forEach((citizen, sent) -> {
            Queue<Long> came = arrivedAt.getOrDefault(citizen, new ConcurrentLinkedQueue<>());
            for (Long at = came.poll(); at != null && !sent.isEmpty(); at = came.poll()) {
                waited.recordValue(Math.max(0, at - sent.remove()));
            }
        });
        acknowledgedAt.clear();
        arrivedAt.clear();
        acknowledged.set(0);
        arrived.set(0);
        return waited;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }

    private void take(Message message) {
        long at = System.nanoTime();
        try {
            Matcher cpr = CPR.matcher(message.getBody(String.class));
            if (cpr.find()) {
                at(arrivedAt, cpr.group(1), at);
                arrived.incrementAndGet();
            }
        } catch (JMSException unreadable) {
            LOG.warn("BRN9202 notice-unreadable cause={}", unreadable.getClass().getSimpleName());
        }
    }

    /** The other addresses are read too, so that none of them grows. */
    private static MessageListener dropped() {
        return message -> LOG.trace("read elsewhere");
    }

    private static void at(Map<String, Queue<Long>> times, String citizen, long at) {
        times.computeIfAbsent(citizen, absent -> new ConcurrentLinkedQueue<>()).add(at);
    }
}
