package dk.broen.bench.baseline;

import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The hub's embedded broker with an empty directory. Nothing consumes its messages. They are spread over several addresses, because an
 * address above its size limit starts paging, and paging changes the measurement.
 */
final class ScratchBroker implements AutoCloseable {
    private static final int ADDRESSES = 16;
    private static final long MESSAGES_BEFORE_NEXT_ADDRESS = 20_000;
    private static final int DUPLICATE_IDS = 200_000;

    private final Broker broker;
    private final AtomicLong stored = new AtomicLong();

    /** @param connections the size of the JMS connection pool, as {@code broen.broker.connections} */
    ScratchBroker(Path directory, Duration journalBufferTimeout, int connections) {
        broker = Broker.open(new BrokerSettings.Embedded(directory, "127.0.0.1", 0, journalBufferTimeout, DUPLICATE_IDS, connections,
            List.of()));
        broker.ensureQueues(IntStream.range(0, ADDRESSES).mapToObj(ScratchBroker::name).toList());
    }

    ConnectionFactory connections() {
        return broker.connections();
    }

    /** The address for the next message. */
    String address() {
        return name((int) (stored.getAndIncrement() / MESSAGES_BEFORE_NEXT_ADDRESS % ADDRESSES));
    }

    @Override
    public void close() {
        broker.close();
    }

    private static String name(int number) {
        return "bench." + number;
    }
}
