package dk.broen.bench;

import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The hub's own broker on an empty directory, for what is stored and never read. Spread over several addresses: one that grows beyond its
 * limit pages, and paging is another measurement.
 */
final class ScratchBroker implements AutoCloseable {
    private static final int ADDRESSES = 16;
    private static final long ON_EACH_IN_TURN = 20_000;
    private static final int DUPLICATE_IDS = 200_000;

    private final Broker broker;
    private final AtomicLong stored = new AtomicLong();

    /** @param connections of the pool, as {@code broen.broker.connections} */
    ScratchBroker(Path directory, Duration journalBufferTimeout, int connections) {
        broker = Broker.open(new BrokerSettings.Embedded(directory, "127.0.0.1", 0, journalBufferTimeout, DUPLICATE_IDS, connections,
            List.of()));
        broker.ensureQueues(IntStream.range(0, ADDRESSES).mapToObj(ScratchBroker::name).toList());
    }

    ConnectionFactory connections() {
        return broker.connections();
    }

    /** Where the next message goes. */
    String address() {
        return name((int) (stored.getAndIncrement() / ON_EACH_IN_TURN % ADDRESSES));
    }

    @Override
    public void close() {
        broker.close();
    }

    private static String name(int number) {
        return "bench." + number;
    }
}
