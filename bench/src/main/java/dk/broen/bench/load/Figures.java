package dk.broen.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The result of a load.
 *
 * @param done the number of successful steps in the measured time
 * @param failed the number of failed steps, including the warm-up; a failed step ends its worker
 * @param time the measured time; shorter than requested when the count of steps is used up before
 * @param p50 the median duration of a step
 * @param p99 the 99th percentile of the duration of a step
 */
public record Figures(long done, long failed, Duration time, Duration p50, Duration p99) {

    public static Figures of(Histogram nanoseconds, long failed, Duration time) {
        return new Figures(nanoseconds.getTotalCount(), failed, time, Duration.ofNanos(nanoseconds.getValueAtPercentile(50)),
            Duration.ofNanos(nanoseconds.getValueAtPercentile(99)));
    }

    /** Steps per second of the measured time. */
    public double perSecond() {
        return time.isZero() ? 0 : done * 1e9 / time.toNanos();
    }

    /** The rate as a part of the rate of others; 0 if they have none. */
    public double ratioTo(Figures others) {
        return others.perSecond() == 0 ? 0 : perSecond() / others.perSecond();
    }
}
