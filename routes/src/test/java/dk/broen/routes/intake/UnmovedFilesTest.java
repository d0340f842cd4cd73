package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnmovedFilesTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T08:00:00Z"));
    private final UnmovedFiles unmoved = new UnmovedFiles(clock);
    @TempDir
    private Path directory;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("a"), "one");
    }

    @Test
    void a_file_waits_longer_each_time() throws IOException {
        assertThat(unmoved.waits(file)).isFalse();

        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            unmoved.couldNotMove(FileState.of(file));
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(minutes).minusSeconds(1)));
            assertThat(unmoved.waits(file)).as("%d minutes", minutes).isTrue();
            clock.moveTo(clock.instant().plus(Duration.ofSeconds(1)));
            assertThat(unmoved.waits(file)).as("%d minutes", minutes).isFalse();
        }
    }

    @Test
    void other_content_under_the_name_does_not_wait() throws IOException {
        unmoved.couldNotMove(FileState.of(file));

        Files.writeString(file, "another one");

        assertThat(unmoved.waits(file)).isFalse();
    }
}
