package dk.broen.hub.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.DatabaseAwayException;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerAwayException;
import dk.broen.adapters.queue.BrokerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartupRetryTest {
    private static final Duration AT_ONCE = Duration.ofMillis(10);
    @TempDir
    private Path directory;

    @Test
    void a_database_that_comes_up_after_the_hub_is_found() throws IOException {
        int port = freePort();
        AtomicInteger tries = new AtomicInteger();

        try (ServerWhenAskedTwice late = new ServerWhenAskedTwice(directory, port);
            Database database = new StartupRetry(Duration.ofMinutes(1), AT_ONCE).opened(() -> {
                late.startAt(tries.incrementAndGet());
                return Database.external("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "", 2);
            })) {
            assertThat(database.jdbc().sql("select 1").query(Integer.class).single()).isEqualTo(1);
        }
        assertThat(tries).hasValue(2);
    }

    @Test
    void patience_ends() throws IOException {
        String url = "jdbc:postgresql://localhost:" + freePort() + "/postgres";

        assertThatThrownBy(() -> new StartupRetry(Duration.ofMillis(50), AT_ONCE).opened(() -> Database.external(url, "postgres", "", 2)))
            .isInstanceOf(DatabaseAwayException.class);
    }

    @Test
    void what_waiting_does_not_mend_is_told_at_once() {
        try (Database ours = Database.embedded(directory.resolve("postgres"), 0, 2)) {
            String other = ours.url().replaceAll("/postgres$", "/nobody-made-this");
            assertThatThrownBy(
                () -> new StartupRetry(Duration.ofDays(1), AT_ONCE).opened(() -> Database.external(other, "postgres", "", 2)))
                .isNotInstanceOf(DatabaseAwayException.class).hasMessageContaining("nobody-made-this");
        }
    }

    @Test
    void a_broker_that_cannot_be_reached_is_waited_for_as_well() throws IOException {
        try (Broker broker = Broker.open(new BrokerSettings.External("tcp://localhost:" + freePort(), "hub", "", 1))) {
            assertThatThrownBy(() -> broker.ensureQueues(List.of("intake"))).isInstanceOf(BrokerAwayException.class);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** PostgreSQL on that port from the second try on. */
    private static final class ServerWhenAskedTwice implements AutoCloseable {
        private final Path directory;
        private final int port;
        private Optional<Database> server = Optional.empty();

        ServerWhenAskedTwice(Path directory, int port) {
            this.directory = directory;
            this.port = port;
        }

        void startAt(int attempt) {
            if (attempt == 2) {
                server = Optional.of(Database.embedded(directory.resolve("postgres"), port, 2));
            }
        }

        @Override
        public void close() {
            server.ifPresent(Database::close);
        }
    }
}
