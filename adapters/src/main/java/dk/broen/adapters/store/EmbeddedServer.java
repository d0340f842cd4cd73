package dk.broen.adapters.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One PostgreSQL server of the hub's own. It syncs to disk like a real one: zonky's defaults, made for tests, do not. */
final class EmbeddedServer implements AutoCloseable {
    static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedServer start(Path directory, int port) {
        try {
            Path data = Files.createDirectories(directory).toRealPath();
            Orphan.stopIn(data);
            return new EmbeddedServer(EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).setPort(port)
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost").setServerConfig("unix_socket_directories", "")
                // a statement that fails is logged without the row that made it fail
                .setServerConfig("log_error_verbosity", "terse").setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_parameter_max_length_on_error", "0")
                .setLocaleConfig("locale", "C").setPGStartupWait(Duration.ofSeconds(60)).start());
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL did not start in " + directory, cause);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL did not stop", cause);
        }
    }
}
