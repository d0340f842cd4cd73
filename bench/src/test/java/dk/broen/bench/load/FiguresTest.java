package dk.broen.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @Test
    void the_percentiles_are_those_of_all_steps() {
        Histogram steps = new Histogram(3);
        for (int milliseconds = 1; milliseconds <= 200; milliseconds++) {
            steps.recordValue(Duration.ofMillis(milliseconds).toNanos());
        }

        Figures figures = Figures.of(steps, 0, TWO_SECONDS);

        assertThat(figures.perSecond()).isEqualTo(100);
        assertThat(figures.p50()).isBetween(Duration.ofMillis(100), Duration.ofNanos(100_100_000));
        assertThat(figures.p99()).isBetween(Duration.ofMillis(198), Duration.ofNanos(198_200_000));
    }

    @Test
    void a_ratio_compares_rates_and_not_counts() {
        assertThat(figures(800, TWO_SECONDS).ratioTo(figures(500, Duration.ofSeconds(1)))).isEqualTo(0.8);
    }

    @Test
    void nothing_is_a_part_of_a_rate_of_zero() {
        assertThat(figures(800, TWO_SECONDS).ratioTo(figures(0, TWO_SECONDS))).isZero();
        assertThat(figures(0, Duration.ZERO).perSecond()).isZero();
    }

    private static Figures figures(long done, Duration time) {
        return new Figures(done, 0, time, Duration.ZERO, Duration.ZERO);
    }
}
