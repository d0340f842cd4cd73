package dk.broen.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLockTest {
    private static final String HOLDERS = "select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'";
    @TempDir
    private static Path directory;
    private static Database database;

    @BeforeAll
    static void start() {
        database = Database.embedded(directory.resolve("pg"), 0, 2);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void a_second_hub_of_the_same_name_is_refused_while_the_first_lives() {
        try (NodeLock first = NodeLock.take(database, "hub-1"); NodeLock other = NodeLock.take(database, "hub-2")) {
            assertThatThrownBy(() -> NodeLock.take(database, "hub-1")).isInstanceOf(NodeNameTakenException.class)
                .hasMessageContaining("hub-1").hasMessageContaining("name of its own");
        }
        assertThatCode(() -> NodeLock.take(database, "hub-1").close()).doesNotThrowAnyException();
    }

    @Test
    void a_name_whose_connection_was_lost_is_taken_again() {
        try (NodeLock first = NodeLock.take(database, "hub-3")) {
            database.jdbc().sql(HOLDERS).query().listOfRows();

            first.keep();

            assertThatThrownBy(() -> NodeLock.take(database, "hub-3")).isInstanceOf(NodeNameTakenException.class);
        }
    }

    @Test
    void a_hub_whose_name_was_taken_while_its_connection_was_lost_goes_on_asking_for_it() {
        try (NodeLock first = NodeLock.take(database, "hub-4")) {
            database.jdbc().sql(HOLDERS).query().listOfRows();
            try (NodeLock second = NodeLock.take(database, "hub-4")) {
                first.keep();
            }

            first.keep();

            assertThatThrownBy(() -> NodeLock.take(database, "hub-4")).isInstanceOf(NodeNameTakenException.class);
        }
    }
}
