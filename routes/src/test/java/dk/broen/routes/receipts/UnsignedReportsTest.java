package dk.broen.routes.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class UnsignedReportsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private final UnsignedReports unsigned = new UnsignedReports();

    @Test
    void the_first_is_told_at_once_and_the_others_together_after_a_minute() {
        assertThat(unsigned.count(NOW)).isEqualTo(OptionalLong.of(1));
        assertThat(unsigned.count(NOW.plusSeconds(1))).isEmpty();
        assertThat(unsigned.count(NOW.plusSeconds(59))).isEmpty();
        assertThat(unsigned.count(NOW.plusSeconds(60))).isEqualTo(OptionalLong.of(3));
        assertThat(unsigned.count(NOW.plusSeconds(61))).isEmpty();
    }

    @Test
    void a_clock_that_was_set_back_silences_nothing() {
        unsigned.count(NOW);

        assertThat(unsigned.count(NOW.minusSeconds(3600))).isEqualTo(OptionalLong.of(1));
    }
}
