package dk.broen.hub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T19:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(FRIDAY, ZoneOffset.UTC), Duration.ZERO);

    @Test
    void the_clock_can_be_moved_forward() {
        clock.moveTo(MONDAY);
        assertThat(clock.instant()).isEqualTo(MONDAY);
    }

    @Test
    void the_clock_cannot_be_moved_back() {
        clock.moveTo(MONDAY);
        assertThatThrownBy(() -> clock.moveTo(FRIDAY)).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.instant()).isEqualTo(MONDAY);
    }

    @Test
    void a_clock_that_starts_behind_the_real_one_cannot_be_moved_back_either() {
        MovableClock behind = new MovableClock(Clock.fixed(MONDAY, ZoneOffset.UTC), Duration.between(MONDAY, FRIDAY));

        assertThat(behind.instant()).isEqualTo(FRIDAY);
        assertThatThrownBy(() -> behind.moveTo(FRIDAY.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        behind.moveTo(FRIDAY.plusSeconds(1));
        assertThat(behind.instant()).isEqualTo(FRIDAY.plusSeconds(1));
    }

    @Test
    void a_clock_with_another_zone_moves_together_with_the_first() {
        Clock danish = clock.withZone(ZoneId.of("Europe/Copenhagen"));
        clock.moveTo(MONDAY);
        assertThat(danish.instant()).isEqualTo(MONDAY);
    }
}
