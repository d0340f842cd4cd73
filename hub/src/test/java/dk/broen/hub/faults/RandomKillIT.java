package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.faults.RandomKills.Count;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills hubs (kill -9) at random moments while a hospital sends, and starts them again: everything acknowledged is told, in order, and nothing
 * twice (design.md §4). The system properties {@code kills}, {@code kills.seed} and {@code kills.minutes} (no further kill after them) make it
 * longer. With {@code kills.lanes}, as many hubs are killed side by side; each has its own seed, from {@code kills.seed} on.
 */
class RandomKillIT {
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final long SEED = Long.getLong("kills.seed", 1);
    private static final int LANES = Integer.getInteger("kills.lanes", 1);
    private static final Duration LONGEST = Duration.ofMinutes(Integer.getInteger("kills.minutes", 60));

    /** Kept after a failure, because the database tells what happened. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void everything_acknowledged_is_told_in_order_and_nothing_twice_however_often_the_hub_is_killed() throws Exception {
        Instant end = Instant.now().plus(LONGEST);
        System.out.printf("random kills: %d in %d lanes, seeds from %d on, data in %s%n", KILLS, LANES, SEED, directory);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Callable<Count>> each = IntStream.range(0, LANES).<Callable<Count>>mapToObj(lane -> new RandomKills(
                directory.resolve("lane-" + lane), SEED + lane, KILLS / LANES + (lane < KILLS % LANES ? 1 : 0), end)::play).toList();
            List<Count> counts = new ArrayList<>();
            for (Future<Count> played : lanes.invokeAll(each)) {
                counts.add(played.get());
            }
            report(counts);
            assertThat(counts).allSatisfy(count -> assertThat(count.acknowledged()).isPositive());
        } finally {
            lanes.shutdownNow();
        }
    }

    private static void report(List<Count> counts) {
        System.out.printf(
            "random kills: seeds %d to %d, %d kills and %d killed starts, %d ms for a start, %d messages acknowledged, %d notices, each "
                + "told once (%d overtaken)%n",
            SEED, SEED + LANES - 1, counts.stream().mapToInt(Count::kills).sum(), counts.stream().mapToInt(Count::killedStarts).sum(),
            Math.round(counts.stream().mapToLong(count -> count.start().toMillis()).average().orElse(0)),
            counts.stream().mapToInt(Count::acknowledged).sum(), counts.stream().mapToInt(Count::notices).sum(),
            counts.stream().mapToInt(Count::overtaken).sum());
    }
}
