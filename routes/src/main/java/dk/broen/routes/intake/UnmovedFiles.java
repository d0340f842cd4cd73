package dk.broen.routes.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that were answered and could not move. Each look would answer them again, so they wait, longer each time. A file with other content
 * under the same name does not wait.
 */
final class UnmovedFiles {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private final Clock clock;
    private final Map<Path, Unmoved> files = new ConcurrentHashMap<>();

    private record Unmoved(FileState state, Duration pause, Instant again) {}

    UnmovedFiles(Clock clock) {
        this.clock = clock;
    }

    void couldNotMove(FileState state) {
        files.compute(state.file(), (file, earlier) -> {
            Duration pause = earlier == null || !earlier.state().equals(state) ? FIRST : earlier.pause().multipliedBy(2);
            Duration atMost = pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
            return new Unmoved(state, atMost, clock.instant().plus(atMost));
        });
    }

    boolean waits(Path file) {
        Unmoved unmoved = files.get(file);
        if (unmoved == null) {
            return false;
        }
        if (isStill(unmoved.state())) {
            return clock.instant().isBefore(unmoved.again());
        }
        files.remove(file);
        return false;
    }

    private static boolean isStill(FileState state) {
        try {
            return FileState.of(state.file()).equals(state);
        } catch (IOException gone) {
            return false;
        }
    }
}
