package dk.broen.bench.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    /** Fields 14 to 17 of proc(5): 700 in user mode, 300 in the kernel, and 40 and 2 of children. */
    private static final String STAT = "4711 (post (gres)) S 1 4711 4711 0 -1 4194304 2500 0 3 0 700 300 40 2 20 0 1 0 12345 1000 200";

    @Test
    void processor_time_is_read_also_behind_a_name_with_brackets() {
        assertThat(Processes.ticks(STAT, 11, 12)).isEqualTo(1_000);
        assertThat(Processes.ticks(STAT, 13, 14)).isEqualTo(42);
    }

    @Test
    void memory_is_the_proportional_share() {
        assertThat(
            Processes.bytes(List.of("55d0-7ffd ---p 00000000 00:00 0  [rollup]", "Rss:  2048 kB", "Pss:  1024 kB", "Pss_Anon: 9 kB")))
            .isEqualTo(1 << 20);
    }
}
