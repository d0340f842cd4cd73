package dk.broen.bench;

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

/** A load as it runs: all workers join, then start together; each ends by itself when the time or the count is used up. */
final class Repetition {
    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);
    private static final long LONGEST_STEP = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;
    private static final Duration TO_END = Duration.ofSeconds(60);

    private final Load load;
    private final AtomicLong left;
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong lastDone = new AtomicLong();
    private final Histogram steps = new Histogram(LONGEST_STEP, DIGITS);
    private final CountDownLatch joined;
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile long start;

    private Repetition(Load load) {
        this.load = load;
        this.left = new AtomicLong(load.atMost());
        this.joined = new CountDownLatch(load.connections());
    }

    /** @throws InterruptedException when this thread is; the workers end by their own bounds */
    static Figures of(Load load, Worker.Crew crew) throws InterruptedException {
        return new Repetition(load).run(crew);
    }

    private Figures run(Worker.Crew crew) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < load.connections(); i++) {
            int index = i;
            Thread thread = new Thread(() -> work(crew, index), "load-" + index);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        joined.await();
        start = System.nanoTime();
        go.countDown();
        long whole = load.warmUp().plus(load.measured()).plus(TO_END).toMillis();
        for (Thread thread : threads) {
            thread.join(Math.max(1, whole - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
        }
        synchronized (steps) {
            return Figures.of(steps, failed.get() + threads.stream().filter(Thread::isAlive).count(), measuredTime());
        }
    }

    /** Steps count by when they end, so a load that runs its full time is divided by its full time. */
    private Duration measuredTime() {
        long end = left.get() > 0 ? load.measured().toNanos() : Math.min(load.measured().toNanos(), lastDone.get() - measuredFrom());
        return Duration.ofNanos(Math.max(0, end));
    }

    private long measuredFrom() {
        return start + load.warmUp().toNanos();
    }

    private void work(Worker.Crew crew, int index) {
        Histogram own = new Histogram(LONGEST_STEP, DIGITS);
        boolean waiting = true;
        try (Worker worker = crew.join(index)) {
            joined.countDown();
            waiting = false;
            go.await();
            repeat(worker, own, index);
        } catch (Exception broken) {
            failed.incrementAndGet();
            LOG.warn("BRN9201 worker-ended index={} cause={}", index, broken.toString());
        } finally {
            if (waiting) {
                joined.countDown();
            }
        }
        synchronized (steps) {
            steps.add(own);
        }
    }

    private void repeat(Worker worker, Histogram own, int index) throws Exception {
        long from = measuredFrom();
        long until = from + load.measured().toNanos();
        for (long step = 0; left.getAndDecrement() > 0; step++) {
            long due = dueAt(index, step);
            if (Math.max(due, System.nanoTime()) >= until) {
                break;
            }
            awaitDue(due);
            long begun = System.nanoTime();
            worker.once();
            long ended = System.nanoTime();
            if (ended >= from && ended < until) {
                own.recordValue(Math.min(ended - (load.perSecond() > 0 ? due : begun), LONGEST_STEP));
                lastDone.accumulateAndGet(ended, Math::max);
            }
        }
        left.incrementAndGet();
    }

    /** With a pace a step is measured from when it was due: a system that stalls may not slow down the asking unseen. */
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
