package dk.broen.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The execution of a load. All workers connect first and then start at the same time. Each worker ends when time or count is used up. */
public final class Repetition {
    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);
    private static final long LONGEST_STEP = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;
    private static final Duration TIME_TO_END = Duration.ofSeconds(60);

    private final Load load;
    private final AtomicLong remaining;
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong lastDone = new AtomicLong();
    private final Histogram steps = new Histogram(LONGEST_STEP, DIGITS);
    private final CountDownLatch ready;
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile long start;

    private Repetition(Load load) {
        this.load = load;
        this.remaining = new AtomicLong(load.atMost());
        this.ready = new CountDownLatch(load.connections());
    }

    /** @throws InterruptedException when the calling thread is interrupted; the workers then end by time or count */
    public static Figures of(Load load, Worker.Factory factory) throws InterruptedException {
        return new Repetition(load).run(factory);
    }

    private Figures run(Worker.Factory factory) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < load.connections(); i++) {
            int index = i;
            Thread thread = new Thread(() -> work(factory, index), "load-" + index);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        ready.await();
        start = System.nanoTime();
        go.countDown();
        long longest = load.warmUp().plus(load.measured()).plus(TIME_TO_END).toMillis();
        for (Thread thread : threads) {
            thread.join(Math.max(1, longest - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
        }
        synchronized (steps) {
            return Figures.of(steps, failed.get() + threads.stream().filter(Thread::isAlive).count(), measuredTime());
        }
    }

    /** The full measured time, or the time until the last step when the count is used up. A step counts in the time in which it ends. */
    private Duration measuredTime() {
        long end = remaining.get() > 0 ? load.measured().toNanos() : Math.min(load.measured().toNanos(), lastDone.get() - measuredFrom());
        return Duration.ofNanos(Math.max(0, end));
    }

    private long measuredFrom() {
        return start + load.warmUp().toNanos();
    }

    private void work(Worker.Factory factory, int index) {
        Histogram own = new Histogram(LONGEST_STEP, DIGITS);
        boolean waiting = true;
        try (Worker worker = factory.create(index)) {
            ready.countDown();
            waiting = false;
            go.await();
            repeat(worker, own, index);
        } catch (Exception failure) {
            failed.incrementAndGet();
            LOG.warn("BRN9201 worker-ended index={} cause={}", index, failure.toString());
        } finally {
            if (waiting) {
                ready.countDown();
            }
        }
        synchronized (steps) {
            steps.add(own);
        }
    }

    private void repeat(Worker worker, Histogram own, int index) throws Exception {
        long from = measuredFrom();
        long until = from + load.measured().toNanos();
        for (long step = 0; remaining.getAndDecrement() > 0; step++) {
            long due = dueAt(index, step);
            if (Math.max(due, System.nanoTime()) >= until) {
                break;
            }
            awaitDue(due);
            long started = System.nanoTime();
            worker.once();
            long ended = System.nanoTime();
            if (ended >= from && ended < until) {
                own.recordValue(Math.min(ended - (load.perSecond() > 0 ? due : started), LONGEST_STEP));
                lastDone.accumulateAndGet(ended, Math::max);
            }
        }
        remaining.incrementAndGet();
    }

    /** When a step is due. With a rate per second, the measurement of a step starts at its due time, to avoid coordinated omission. */
    private long dueAt(int index, long step) {
        return load.perSecond() == 0 ? start
            : start + Math.round((step * (double) load.connections() + index) * TimeUnit.SECONDS.toNanos(1) / load.perSecond());
    }

    private static void awaitDue(long due) {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
