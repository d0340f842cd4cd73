package dk.broen.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private final Results results = new Results(new PrintWriter(Writer.nullWriter()));

    @Test
    void a_line_has_the_median_the_aim_and_each_run() {
        Quantity ratio = new Quantity("acknowledged", "8 connections", Unit.RATIO, new Aim.AtLeast(0.8));
        results.add(ratio, 0.9);
        results.add(ratio, 0.7);
        results.add(ratio, 0.8);

        assertThat(results.table()).contains("| acknowledged | 8 connections | 0.80 | ≥ 0.80: reached | 0.90 · 0.70 · 0.80 |");
    }

    @Test
    void a_limit_itself_is_too_much() {
        results.add(new Quantity("told", "p99", Unit.MILLISECONDS, new Aim.Below(15)), 15);

        assertThat(results.table()).contains("| told | p99 | 15.00 ms | < 15.00 ms: **missed** | 15.00 ms |");
    }

    @Test
    void the_quantities_of_a_row_stand_together() {
        results.add(new Quantity("one", "a", Unit.COUNT), 1);
        results.add(new Quantity("two", "b", Unit.COUNT), 2);
        results.add(new Quantity("one", "c", Unit.COUNT), 3_000);

        assertThat(results.table().lines().skip(2)).containsExactly("| one | a | 1 | – | 1 |", "| one | c | 3,000 | – | 3,000 |",
            "| two | b | 2 | – | 2 |");
    }
}
