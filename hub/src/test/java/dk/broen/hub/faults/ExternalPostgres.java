package dk.broen.hub.faults;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An external PostgreSQL for the hub. It can crash and start again with the same data on the same port. */
final class ExternalPostgres implements AutoCloseable {
    static final String USER = "postgres";
    private static final int ANY_PORT = 0;

    private final Path directory;
    private EmbeddedPostgres server;

    private ExternalPostgres(Path directory) throws IOException {
        this.directory = directory;
        this.server = started(ANY_PORT);
    }

    static ExternalPostgres start(Path directory) throws IOException {
        return new ExternalPostgres(Files.createDirectories(directory));
    }

    Path directory() {
        return directory;
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    /** Ends PostgreSQL at once, without a checkpoint (SIGQUIT). The next start recovers what was committed. */
    void crash() throws IOException, InterruptedException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        // kill is a shell builtin; not every machine has the program
        new ProcessBuilder("sh", "-c", "kill -QUIT " + pid).start().waitFor();
        await("PostgreSQL is gone").atMost(Duration.ofSeconds(20)).until(() -> !postmaster.isAlive());
    }

    /** Starts PostgreSQL again after {@link #crash()}. */
    void start() throws IOException {
        // releases the file lock that this process still holds for the crashed server
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
