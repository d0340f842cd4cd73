package dk.broen.hub.faults;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL that somebody else runs for the hub; it can crash and come back with the same data on the same port. */
final class OwnPostgres implements AutoCloseable {
    static final String USER = "postgres";
    private static final int ANY_PORT = 0;

    private final Path directory;
    private EmbeddedPostgres server;

    private OwnPostgres(Path directory) throws IOException {
        this.directory = directory;
        this.server = started(ANY_PORT);
    }

    static OwnPostgres start(Path directory) throws IOException {
        return new OwnPostgres(Files.createDirectories(directory));
    }

    Path directory() {
        return directory;
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    /** Ends at once and without a checkpoint (SIGQUIT); what was committed is recovered at the next start. */
    void crash() throws IOException, InterruptedException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        // the shell's own kill: the program of that name is not on every machine
        new ProcessBuilder("sh", "-c", "kill -QUIT " + pid).start().waitFor();
        await("PostgreSQL is gone").atMost(Duration.ofSeconds(20)).until(() -> !postmaster.isAlive());
    }

    /** Again, after {@link #crash()}. */
    void start() throws IOException {
        // lets go of what the crashed one has locked in this process
        server.close();
        server = started(server.getPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private EmbeddedPostgres started(int port) throws IOException {
        return EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false).setPort(port)
            .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
            .setLocaleConfig("locale", "C").setPGStartupWait(Duration.ofSeconds(60)).start();
    }
}
