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
 * A consumer of a municipal unit's queue that counts notices and records their time of arrival. A notice is matched to an acknowledgement
 * by citizen and order: the first notice belongs to the first message, because the hub keeps the order of a citizen's messages.
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

    /**
     * Starts to consume.
     *
     * @param addresses all queues to consume
     * @param measured the queue whose notices are counted
     */
    UnitQueue(String broker, String user, String password, List<String> addresses, String measured, Admissions admissions)
        throws JMSException {
        this.factory = new ActiveMQConnectionFactory(broker);
        this.connection = factory.createConnection(user, password);
        this.admissions = admissions;
        for (String address : addresses) {
            Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
            session.createConsumer(session.createQueue(address)).setMessageListener(address.equals(measured) ? this::take : ignored());
        }
        connection.start();
    }

    @Override
    public void acknowledged(long number, long at) {
        at(acknowledgedAt, admissions.citizen(number).cpr(), at);
        acknowledged.incrementAndGet();
    }

    /** The number of acknowledged messages without a notice on the queue. */
    long outstanding() {
        return acknowledged.get() - arrived.get();
    }

    long arrived() {
        return arrived.get();
    }

    /** Returns the times from acknowledgement to notice, for all messages with a notice. Then discards all times and counts. */
    Histogram waited() {
        Histogram waited = new Histogram(DIGITS);
        acknowledgedAt.forEach((citizen, sent) -> {
            Queue<Long> arrivals = arrivedAt.getOrDefault(citizen, new ConcurrentLinkedQueue<>());
            for (Long at = arrivals.poll(); at != null && !sent.isEmpty(); at = arrivals.poll()) {
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

    /** For the queues that are not measured: their messages are consumed so that the queues do not grow. */
    private static MessageListener ignored() {
        return message -> LOG.trace("message of a queue that is not measured");
    }

    private static void at(Map<String, Queue<Long>> times, String citizen, long at) {
        times.computeIfAbsent(citizen, absent -> new ConcurrentLinkedQueue<>()).add(at);
    }
}
