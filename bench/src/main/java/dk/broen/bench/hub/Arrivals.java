package dk.broen.bench.hub;

import java.time.Duration;
import java.util.regex.Pattern;

/** Counts queue notices from an opening on, the urgent ones apart: those of discharges. */
final class Arrivals implements QueueReader.Taker {
    private static final Pattern URGENT = Pattern.compile("\"type\"\\s*:\\s*\"DISCHARGED\"");

    private long opening;
    private long notices;
    private long others;
    private long last;
    private long lastUrgent;
    private long othersBeforeLastUrgent;

    /** Forgets what came before. */
    synchronized void open(long at) {
        opening = at;
        notices = 0;
        others = 0;
        last = at;
        lastUrgent = at;
        othersBeforeLastUrgent = 0;
    }

    @Override
    public synchronized void take(String queue, String body, long at) {
        notices++;
        last = Math.max(last, at);
        if (URGENT.matcher(body).find()) {
            lastUrgent = Math.max(lastUrgent, at);
            othersBeforeLastUrgent = others;
        } else {
            others++;
        }
    }

    synchronized long notices() {
        return notices;
    }

    synchronized Duration untilAll() {
        return Duration.ofNanos(last - opening);
    }

    synchronized Duration untilUrgent() {
        return Duration.ofNanos(lastUrgent - opening);
    }

    synchronized long othersBeforeLastUrgent() {
        return othersBeforeLastUrgent;
    }
}
