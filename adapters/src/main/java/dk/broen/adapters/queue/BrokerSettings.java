package dk.broen.adapters.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The settings of the broker: embedded in the hub, or external. */
public sealed interface BrokerSettings {
    /** The number of connections that the hub keeps open. Senders share a sync to disk only on several connections (design.md §8). */
    int connections();

    /**
     * A broker inside the hub, persistent and synced to disk.
     *
     * @param directory the directory of its journal, paging files and large messages
     * @param host the network interface for partners; the broker listens on no other
     * @param port 0 for a free port
     * @param journalBufferTimeout how long a sync waits for further writes; limited to 100–500 µs
     * @param duplicateIds the number of duplicate ids that each address remembers, also over a restart
     */
    record Embedded(Path directory, String host, int port, Duration journalBufferTimeout, int duplicateIds, int connections,
        List<BrokerUser> users) implements BrokerSettings {
        private static final int FEWEST_DUPLICATE_IDS = 200_000;

        public Embedded {
            users = List.copyOf(users);
            if (duplicateIds < FEWEST_DUPLICATE_IDS) {
                throw new IllegalArgumentException("broen.broker.duplicate-ids is " + duplicateIds + "; it must be at least "
                    + FEWEST_DUPLICATE_IDS);
            }
        }
    }

    /**
     * A broker outside the hub.
     *
     * @param url Artemis client URL; a pair is {@code (tcp://a:61616,tcp://b:61616)?ha=true&…}
     */
    record External(String url, String user, String password, int connections) implements BrokerSettings {
        @Override
        public String toString() {
            return "External[" + url + "]";
        }
    }
}
