package dk.broen.bench;

import java.time.Duration;

/**
 * How much is asked of a system, bounded in time and in count.
 *
 * @param connections how many workers repeat at the same time, each with one step in flight
 * @param warmUp steps that end in it are not measured
 * @param measured how long is measured after it
 * @param atMost steps of all workers together, the warm-up's included; the load ends early when they are used up
 * @param perSecond steps of all workers together in a second; 0: as fast as they are answered
 */
record Load(int connections, Duration warmUp, Duration measured, long atMost, int perSecond) {
    Load {
        if (connections < 1 || atMost < 1 || perSecond < 0 || warmUp.isNegative() || measured.isNegative() || measured.isZero()) {
            throw new IllegalArgumentException("a load needs at least one connection, one step and some time to measure");
        }
    }
}
