package dk.broen.adapters.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** One PostgreSQL server of the hub's own. It syncs to disk like a real one: zonky's defaults, made for tests, do not. */
final class EmbeddedServer implements AutoCloseable {
    static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final FileChannel lock;

    private EmbeddedServer(EmbeddedPostgres postgres, FileChannel lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    /** @throws IllegalStateException when another hub, alive, uses the directory */
    static EmbeddedServer start(Path directory, int port) {
        try {
            Path data = Files.createDirectories(directory).toRealPath();
            FileChannel lock = lock(data);
            try {
                Orphan.stopIn(data);
                return new EmbeddedServer(postgres(data, port), lock);
            } catch (IOException | RuntimeException cause) {
                lock.close();
                throw cause;
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL did not start in " + directory, cause);
        }
    }

    private static EmbeddedPostgres postgres(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).setPort(port)
            .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
            .setServerConfig("listen_addresses", "localhost").setServerConfig("unix_socket_directories", "")
            // a statement that fails is logged without the row that made it fail
            .setServerConfig("log_error_verbosity", "terse").setServerConfig("log_min_error_statement", "panic")
            .setServerConfig("log_parameter_max_length_on_error", "0")
            .setLocaleConfig("locale", "C").setPGStartupWait(Duration.ofSeconds(60)).start();
    }

    /** Beside the directory, for it must be empty when PostgreSQL first makes it; gone with the process that holds it, however that ends. */
    private static FileChannel lock(Path data) throws IOException {
        FileChannel channel = FileChannel.open(data.resolveSibling(data.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            throw new IllegalStateException("this process has the database in " + data + " open already", heldByThisProcess);
        }
        channel.close();
        throw new IllegalStateException("another hub is running with the database in " + data);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try (lock) {
            postgres.close();
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL did not stop", cause);
        }
    }
}
