package dk.broen.adapters.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Which broker the hub uses: its own, or one that is run for it. */
public sealed interface BrokerSettings {
    /** How many connections the hub keeps open; senders share a disk sync only when they come on several (design.md §8). */
    int connections();

    /**
     * A broker inside the hub, persistent and synced.
     *
     * @param directory its journal, paging and large messages
     * @param host the only network interface that partners can reach it on
     * @param port 0: a free one
     * @param journalBufferTimeout how long a sync waits for company; kept between 100 and 500 µs
     * @param duplicateIds how many duplicate ids each address remembers, also over a restart
     */
    record Embedded(Path directory, String host, int port, Duration journalBufferTimeout, int duplicateIds, int connections,
        List<BrokerUser> users) implements BrokerSettings {
        private static final int FEWEST_DUPLICATE_IDS = 200_000;

        public Embedded {
            users = List.copyOf(users);
            if (duplicateIds < FEWEST_DUPLICATE_IDS) {
                throw new IllegalArgumentException("broen.broker.duplicate-ids is " + duplicateIds + ", must be at least "
                    + FEWEST_DUPLICATE_IDS);
            }
        }
    }

    /** @param url Artemis client URL; a pair for high availability is {@code (tcp://a:61616,tcp://b:61616)?ha=true&…} */
    record External(String url, String user, String password, int connections) implements BrokerSettings {
        @Override
        public String toString() {
            return "External[" + url + "]";
        }
    }
}
