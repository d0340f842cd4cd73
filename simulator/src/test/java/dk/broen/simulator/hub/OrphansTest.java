package dk.broen.simulator.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    @TempDir
    private Path directory;
    private Path data;
    private Process database;

    @BeforeEach
    void startProcessNamedPostgres() throws IOException {
        data = Files.createDirectories(directory.resolve("data/postgres")).getParent();
        Path program = directory.resolve("postgres");
        Files.copy(Path.of("/bin/sleep").toRealPath(), program, StandardCopyOption.COPY_ATTRIBUTES);
        database = new ProcessBuilder(program.toString(), "60").start();
    }

    @AfterEach
    void end() {
        database.destroyForcibly();
    }

    @Test
    void the_database_of_a_killed_hub_is_ended() throws Exception {
        writePidFile(data.resolve("postgres"));
        new Orphans(data).end();

        assertThat(database.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_database_of_another_directory_is_not_ended() throws Exception {
        writePidFile(Files.createDirectory(directory.resolve("other")));
        new Orphans(data).end();

        assertThat(database.isAlive()).isTrue();
    }

    @Test
    void a_missing_data_directory_ends_nothing() {
        new Orphans(directory.resolve("nowhere")).end();

        assertThat(database.isAlive()).isTrue();
    }

    private void writePidFile(Path databaseDirectory) throws IOException {
        Files.writeString(data.resolve("postgres/postmaster.pid"), database.pid() + "\n" + databaseDirectory + "\n");
    }
}
