package dk.broen.bench.rows;

/** The rows that can be chosen. Those that need the same hub are measured on the same start of it. */
public enum Row {
    /** What the parts can do: reading messages, synced sends. */
    LIMITS,
    /** Acknowledgement while nothing is planned, beside plain Camel. */
    ALONE,
    /** Acknowledgement while everything is planned and delivered, beside plain Camel. */
    BESIDE,
    /** Messages per second from the hospital to the queues of the units. */
    SUSTAINED,
    /** Time from the acknowledgement to the queue of the unit. */
    LATENCY,
    /** Time to start, and memory. */
    FOOTPRINT,
    /** Processor time of a message with few and with many rows in the database. */
    GROWTH,
    /** Held notices that are released when the units open. */
    OPENING,
    /** Two hubs on one database and one broker. */
    NODES;

    boolean needsPlainCamel() {
        return this == ALONE || this == BESIDE;
    }

    boolean needsStart() {
        return switch (this) {
            case ALONE, BESIDE, SUSTAINED, LATENCY, FOOTPRINT -> true;
            case LIMITS, GROWTH, OPENING, NODES -> false;
        };
    }
}
