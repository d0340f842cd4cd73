package dk.broen.bench.hub;

import dk.broen.bench.load.Figures;
import dk.broen.bench.load.LoadGenerator;
import dk.broen.bench.load.StayMessages;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Counts what was acknowledged and what is on the queues. A message is told when all its notices are there: one on each queue. On one queue
 * the time of arrival is taken too. A notice is matched to an acknowledgement by citizen and order: the first notice belongs to the first
 * message, because the hub keeps the order of a citizen's messages.
 */
final class Told implements QueueReader.Taker, LoadGenerator.Observer {
    private static final Pattern CPR = Pattern.compile("\"cpr\"\\s*:\\s*\"(\\d{10})\"");
    private static final int DIGITS = 3;

    private final StayMessages messages;
    private final String timed;
    private final Map<String, AtomicLong> arrived;
    private final AtomicLong acknowledged = new AtomicLong();
    private final Map<String, Queue<Long>> acknowledgedAt = new ConcurrentHashMap<>();
    private final Map<String, Queue<Long>> arrivedAt = new ConcurrentHashMap<>();

    /**
     * @param queues the queues that are counted; what others bring is ignored
     * @param timed the queue whose notices are timed
     */
    Told(StayMessages messages, Collection<String> queues, String timed) {
        this.messages = messages;
        this.timed = timed;
        this.arrived = queues.stream().collect(Collectors.toMap(Function.identity(), queue -> new AtomicLong()));
    }

    @Override
    public void acknowledged(long number, long at) {
        at(acknowledgedAt, messages.citizen(number).cpr(), at);
        acknowledged.incrementAndGet();
    }

    @Override
    public void take(String queue, String body, long at) {
        if (queue.equals(timed)) {
            Matcher cpr = CPR.matcher(body);
            if (cpr.find()) {
                at(arrivedAt, cpr.group(1), at);
            }
        }
        Optional.ofNullable(arrived.get(queue)).ifPresent(AtomicLong::incrementAndGet);
    }

    /** The number of messages since the last {@link #forget} whose notices are on all queues. */
    long messages() {
        return arrived.values().stream().mapToLong(AtomicLong::get).min().orElse(0);
    }

    /** The number of acknowledged messages that lack a notice on some queue. */
    long outstanding() {
        return acknowledged.get() - messages();
    }

    /** The times from acknowledgement to notice since the last {@link #forget}; a message without notice counts as failed. */
    Figures waited(Duration time) {
        Histogram waited = new Histogram(DIGITS);
        acknowledgedAt.forEach((citizen, sent) -> {
            List<Long> arrivals = List.copyOf(arrivedAt.getOrDefault(citizen, new ConcurrentLinkedQueue<>()));
            List<Long> sends = List.copyOf(sent);
            for (int i = 0; i < Math.min(sends.size(), arrivals.size()); i++) {
                waited.recordValue(Math.max(0, arrivals.get(i) - sends.get(i)));
            }
        });
        return Figures.of(waited, Math.max(0, outstanding()), time);
    }

    /** Discards all times and counts. Call it when nothing is on its way. */
    void forget() {
        acknowledgedAt.clear();
        arrivedAt.clear();
        acknowledged.set(0);
        arrived.values().forEach(count -> count.set(0));
    }

    private static void at(Map<String, Queue<Long>> times, String citizen, long at) {
        times.computeIfAbsent(citizen, absent -> new ConcurrentLinkedQueue<>()).add(at);
    }
}
