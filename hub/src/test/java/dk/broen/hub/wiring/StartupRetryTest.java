package dk.broen.hub.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.postgres.Database;
import dk.broen.adapters.postgres.DatabaseUnreachableException;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.BrokerSettings;
import dk.broen.adapters.queue.BrokerUnreachableException;
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
    void the_hub_waits_for_a_database_that_starts_later() throws IOException {
        int port = freePort();
        AtomicInteger attempts = new AtomicInteger();

        try (LateServer late = new LateServer(directory, port);
            Database database = new StartupRetry(Duration.ofMinutes(1), AT_ONCE).opened(() -> {
                late.startAt(attempts.incrementAndGet());
                return Database.external("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "", 2);
            })) {
            assertThat(database.jdbc().sql("select 1").query(Integer.class).single()).isEqualTo(1);
        }
        assertThat(attempts).hasValue(2);
    }

    @Test
    void the_start_fails_when_the_patience_is_used_up() throws IOException {
        String url = "jdbc:postgresql://localhost:" + freePort() + "/postgres";

        assertThatThrownBy(() -> new StartupRetry(Duration.ofMillis(50), AT_ONCE).opened(() -> Database.external(url, "postgres", "", 2)))
            .isInstanceOf(DatabaseUnreachableException.class);
    }

    @Test
    void an_error_that_waiting_cannot_solve_is_thrown_at_once() {
        try (Database server = Database.embedded(directory.resolve("postgres"), 0, 2)) {
            String missing = server.url().replaceAll("/postgres$", "/missing-database");
            assertThatThrownBy(
                () -> new StartupRetry(Duration.ofDays(1), AT_ONCE).opened(() -> Database.external(missing, "postgres", "", 2)))
                .isNotInstanceOf(DatabaseUnreachableException.class).hasMessageContaining("missing-database");
        }
    }

    @Test
    void an_unreachable_broker_gives_the_exception_that_the_start_waits_for() throws IOException {
        try (Broker broker = Broker.open(new BrokerSettings.External("tcp://localhost:" + freePort(), "hub", "", 1))) {
            assertThatThrownBy(() -> broker.ensureQueues(List.of("intake"))).isInstanceOf(BrokerUnreachableException.class);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** A PostgreSQL that starts at the second attempt. */
    private static final class LateServer implements AutoCloseable {
        private final Path directory;
        private final int port;
        private Optional<Database> server = Optional.empty();

        LateServer(Path directory, int port) {
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
