package dk.broen.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T19:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(FRIDAY, ZoneOffset.UTC));

    @Test
    void it_is_moved_ahead() {
        clock.moveTo(MONDAY);
        assertThat(clock.instant()).isEqualTo(MONDAY);
    }

    @Test
    void it_is_never_moved_back() {
        clock.moveTo(MONDAY);
        assertThatThrownBy(() -> clock.moveTo(FRIDAY)).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.instant()).isEqualTo(MONDAY);
    }

    @Test
    void it_is_the_same_clock_in_another_zone() {
        Clock danish = clock.withZone(ZoneId.of("Europe/Copenhagen"));
        clock.moveTo(MONDAY);
        assertThat(danish.instant()).isEqualTo(MONDAY);
    }
}
