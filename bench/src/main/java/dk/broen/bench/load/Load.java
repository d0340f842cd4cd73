package dk.broen.bench.load;

import java.time.Duration;

/**
 * The size of a load, limited by time and by count.
 *
 * @param connections the number of workers at the same time; each has one step in progress
 * @param warmUp the time before the measurement; steps that end in it are not measured
 * @param measured the measured time after the warm-up
 * @param atMost the maximum number of steps of all workers, including the warm-up; the load ends when they are used up
 * @param perSecond the number of steps of all workers per second; 0: as fast as they are answered
 */
public record Load(int connections, Duration warmUp, Duration measured, long atMost, int perSecond) {
    public Load {
        if (connections < 1 || atMost < 1 || perSecond < 0 || warmUp.isNegative() || measured.isNegative() || measured.isZero()) {
            throw new IllegalArgumentException("a load requires connections, atMost and measured above 0, and no negative value");
        }
    }
}
