package dk.broen.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    private Path directory;

    @Test
    void the_database_syncs_to_disk_and_keeps_its_data_over_a_restart() {
        try (Database first = Database.embedded(directory.resolve("pg"), 0, 4)) {
            assertThat(setting(first, "fsync")).isEqualTo("on");
            assertThat(setting(first, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(first, "full_page_writes")).isEqualTo("on");
            first.jdbc().sql("create table kept (word text)").update();
            first.jdbc().sql("insert into kept values ('here')").update();
        }
        try (Database second = Database.embedded(directory.resolve("pg"), 0, 4)) {
            assertThat(second.jdbc().sql("select word from kept").query(String.class).single()).isEqualTo("here");
        }
    }

    @Test
    void the_server_of_a_killed_hub_is_stopped_and_its_data_is_used() throws Exception {
        Path data = directory.resolve("pg");
        try (OtherProcess hub = OtherProcess.withDatabaseIn(data)) {
            assertThatThrownBy(() -> Database.embedded(data, 0, 4)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another hub");
            assertThat(hub.server().isAlive()).isTrue();

            hub.kill();

            assertThat(hub.server().isAlive()).isTrue();
            try (Database next = Database.embedded(data, 0, 4)) {
                assertThat(next.jdbc().sql("select word from kept").query(String.class).single()).isEqualTo("here");
                await("the server of the killed hub has ended").until(() -> !hub.server().isAlive());
            }
        }
    }

    @Test
    void a_start_works_after_a_first_start_that_was_killed() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("pg.new")).resolve("PG_VERSION"), "18");

        try (Database database = Database.embedded(directory.resolve("pg"), 0, 4)) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void a_process_that_has_the_stale_process_id_is_not_stopped() throws IOException {
        Path data = directory.resolve("pg");
        Database.embedded(data, 0, 4).close();
        Files.writeString(data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");

        try (Database next = Database.embedded(data, 0, 4)) {
            assertThat(setting(next, "fsync")).isEqualTo("on");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void the_server_starts_on_another_port_when_another_process_has_taken_the_port() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int chosen = free.getLocalPort();
            Iterator<Integer> ports = List.of(taken.getLocalPort(), chosen).iterator();
            free.close();

            try (EmbeddedServer server = EmbeddedServer.start(directory.resolve("pg"), ports::next)) {
                assertThat(server.url()).contains(":" + chosen + "/");
            }
        }
    }

    @Test
    void an_outage_shows_within_seconds() throws IOException {
        Path data = directory.resolve("pg");
        try (Database database = Database.embedded(data, 0, 4)) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            Postmaster.stopIn(data.toRealPath(), PostgresPrograms.unpacked());

            long start = System.nanoTime();
            assertThatThrownBy(() -> setting(database, "fsync")).isInstanceOf(RuntimeException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        }
    }

    /** Another hub process that never closes its database, and its server. Both end with the test. */
    private record OtherProcess(Process hub, ProcessHandle server) implements AutoCloseable {
        static OtherProcess withDatabaseIn(Path data) throws IOException {
            Process hub = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), OtherHub.class.getName(), data.toString()).redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("hub.log").toFile()).start();
            try {
                await("the other hub has its database").atMost(Duration.ofSeconds(60))
                    .until(() -> Files.exists(data.resolveSibling("pg.open")));
                return new OtherProcess(hub, ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
                    .orElseThrow());
            } catch (IOException | RuntimeException failure) {
                hub.destroyForcibly();
                Postmaster.stopIn(data.toRealPath(), PostgresPrograms.unpacked());
                throw failure;
            }
        }

        void kill() throws InterruptedException {
            hub.destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            hub.destroyForcibly();
            server.destroy();
            server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    /** The program of the other hub process. */
    static final class OtherHub {
        private OtherHub() {}

        public static void main(String[] arguments) throws IOException {
            Path data = Path.of(arguments[0]);
            Database database = Database.embedded(data, 0, 4);
            database.jdbc().sql("create table kept (word text)").update();
            database.jdbc().sql("insert into kept values ('here')").update();
            Files.createFile(data.resolveSibling("pg.open"));
            LockSupport.park();
        }
    }

    private static String setting(Database database, String name) {
        return database.jdbc().sql("select current_setting(:name)").param("name", name).query(String.class).single();
    }
}
