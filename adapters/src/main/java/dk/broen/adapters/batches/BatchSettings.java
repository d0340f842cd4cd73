package dk.broen.adapters.batches;

import java.time.Duration;

/**
 * How a queue is consumed in batches.
 *
 * @param sessions the number of JMS sessions, each with its own thread
 * @param largest the number of messages after which a batch is full
 * @param idle how long a batch waits for more messages after a batch of one message
 * @param busy how long a batch waits for more messages otherwise
 */
public record BatchSettings(int sessions, int largest, Duration idle, Duration busy) {
    /** The waiting times that gave the shortest delay and the highest rate in measurements (design.md §4.2). */
    public static BatchSettings of(int sessions, int largest) {
        return new BatchSettings(sessions, largest, Duration.ofMillis(2), Duration.ofMillis(8));
    }
}
