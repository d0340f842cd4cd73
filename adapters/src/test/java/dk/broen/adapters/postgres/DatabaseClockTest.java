package dk.broen.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.schedule.OpeningHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private Instant shown = NOON;
    private Duration answerTime = Duration.ZERO;
    private boolean down;
    private long nanos = -7;
    private final DatabaseClock clock = new DatabaseClock(this::answer, () -> nanos);

    @Test
    void the_clock_shows_what_the_database_showed_and_counts_on() {
        pass(Duration.ofMinutes(3));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(180));
        assertThat(clock.withZone(OpeningHours.DENMARK).instant()).isEqualTo(clock.instant());
    }

    @Test
    void the_clock_follows_the_database_also_backwards_and_in_every_zone() {
        Clock inDenmark = clock.withZone(OpeningHours.DENMARK);
        shown = NOON.minusSeconds(2);

        clock.follow();

        assertThat(inDenmark.instant()).isEqualTo(NOON.minusSeconds(2));
    }

    @Test
    void a_slow_answer_that_does_not_contradict_the_clock_changes_nothing() {
        answerTime = Duration.ofSeconds(4);

        clock.follow();

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void a_slow_answer_that_contradicts_the_clock_moves_it_to_the_middle_of_what_is_possible() {
        answerTime = Duration.ofSeconds(4);
        shown = NOON.plusSeconds(60);

        clock.follow();

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(62));
    }

    @Test
    void the_clock_counts_on_while_the_database_is_down() {
        down = true;

        assertThatThrownBy(clock::follow).isInstanceOf(IllegalStateException.class);
        pass(Duration.ofHours(2));

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }

    private Instant answer() {
        if (down) {
            throw new IllegalStateException("down");
        }
        nanos += answerTime.toNanos();
        return shown;
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        shown = shown.plus(time);
    }
}
