package dk.broen.adapters.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * The embedded PostgreSQL server, synced to disk. Only {@link #close()} stops it in order. The server is not a child process of the hub, so
 * that neither Ctrl-C nor the end of the process stops it before the hub has finished its work.
 */
public final class EmbeddedServer implements AutoCloseable {
    public static final String USER = "postgres";
    private static final String HOST = "localhost";
    /**
     * The server logs a failed statement without the row that made it fail. It keeps the last seven days of its log in the directory
     * {@code log} of its data.
     */
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.ofEntries(
        Map.entry("fsync", "on"), Map.entry("synchronous_commit", "on"), Map.entry("full_page_writes", "on"),
        Map.entry("listen_addresses", HOST), Map.entry("unix_socket_directories", ""),
        Map.entry("log_error_verbosity", "terse"), Map.entry("log_min_error_statement", "panic"),
        Map.entry("log_parameter_max_length_on_error", "0"),
        Map.entry("logging_collector", "on"), Map.entry("log_filename", "postgresql-%a.log"), Map.entry("log_rotation_age", "1d"),
        Map.entry("log_rotation_size", "0"), Map.entry("log_truncate_on_rotation", "on")));
    private static final String START_SECONDS = "60";
    private static final int MAX_PORTS = 3;

    private final PostgresPrograms programs;
    private final Path data;
    private final int port;
    private final FileChannel lock;

    private EmbeddedServer(PostgresPrograms programs, Path data, int port, FileChannel lock) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.lock = lock;
    }

    /** @throws IllegalStateException when another running hub uses the directory */
    static EmbeddedServer start(Path directory, int port) {
        return start(directory, port == 0 ? EmbeddedServer::freePort : () -> port);
    }

    /** @param ports gives a port for each attempt; the next attempt follows when another process has taken the port of the last one */
    static EmbeddedServer start(Path directory, IntSupplier ports) {
        try {
            Path data = Files.createDirectories(directory).toRealPath();
            FileChannel lock = lock(data);
            try {
                PostgresPrograms programs = PostgresPrograms.unpacked();
                Postmaster.stopIn(data, programs);
                return started(programs, data, lock, ports);
            } catch (IOException | RuntimeException cause) {
                lock.close();
                throw cause;
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL did not start in " + directory, cause);
        }
    }

    private static EmbeddedServer started(PostgresPrograms programs, Path data, FileChannel lock, IntSupplier ports) throws IOException {
        for (int attempt = 1;; attempt++) {
            EmbeddedServer server = new EmbeddedServer(programs, data, ports.getAsInt(), lock);
            try {
                server.start();
                return server;
            } catch (IOException startFailed) {
                if (attempt == MAX_PORTS || isFree(server.port)) {
                    throw startFailed;
                }
            }
        }
    }

    private void start() throws IOException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            makeData();
        }
        Path log = data.resolveSibling(data.getFileName() + "-start.log");
        Files.deleteIfExists(log);
        try {
            programs.run("pg_ctl", List.of("start", "-w", "-s", "-t", START_SECONDS, "-D", data.toString(), "-l", log.toString(),
                "-o", options()));
        } catch (IOException cause) {
            throw new IOException(Files.exists(log) ? Files.readString(log).strip() : "no log", cause);
        }
    }

    /**
     * Creates the data in a temporary directory next to the data directory and moves it when it is complete. If this start is killed, the
     * next start finds no incomplete data.
     */
    private void makeData() throws IOException {
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        DirectoryDeletion.delete(fresh);
        programs.run("initdb", List.of("-A", "trust", "-U", USER, "-E", "UTF-8", "--locale=C", "-D", fresh.toString()));
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private String options() {
        return "-p " + port + " " + SETTINGS.entrySet().stream().map(setting -> "-c " + setting.getKey() + "='" + setting.getValue() + "'")
            .collect(Collectors.joining(" "));
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException noFreePort) {
            throw new UncheckedIOException("no port is free on the loopback interface", noFreePort);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * Locks a file beside the data directory, because the data directory itself is replaced at the first start. The operating system
     * releases the lock when the process ends in any way.
     */
    private static FileChannel lock(Path data) throws IOException {
        FileChannel channel = FileChannel.open(data.resolveSibling(data.getFileName() + ".lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            throw new IllegalStateException("this process has already opened the database in " + data, heldByThisProcess);
        }
        channel.close();
        throw new IllegalStateException("another hub is using the database in " + data);
    }

    String url() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/postgres";
    }

    @Override
    public void close() {
        try (lock) {
            Postmaster.stopIn(data, programs);
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL did not stop", cause);
        }
    }
}
