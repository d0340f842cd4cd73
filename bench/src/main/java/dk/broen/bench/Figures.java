package dk.broen.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param done steps that succeeded in the measured time
 * @param failed steps that did not, the warm-up's included; each ends its worker
 * @param time what was measured of the time; shorter than asked when the count was used up
 * @param p50 half of the steps took no longer, from start to end of a step
 * @param p99 99 of 100 steps took no longer
 */
record Figures(long done, long failed, Duration time, Duration p50, Duration p99) {

    static Figures of(Histogram nanoseconds, long failed, Duration time) {
        return new Figures(nanoseconds.getTotalCount(), failed, time, Duration.ofNanos(nanoseconds.getValueAtPercentile(50)),
            Duration.ofNanos(nanoseconds.getValueAtPercentile(99)));
    }

    double perSecond() {
        return time.isZero() ? 0 : done * 1e9 / time.toNanos();
    }
}
