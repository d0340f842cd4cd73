package dk.broen.bench.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final String ADMITTED = "{\"says\": [{\"type\": \"ADMITTED\"}]}";
    private static final String DISCHARGED = "{\"says\": [{\"type\": \"DISCHARGED\"}]}";

    private final Arrivals arrivals = new Arrivals();

    @Test
    void times_begin_at_the_opening() {
        arrivals.open(1_000);
        arrivals.take("unit", DISCHARGED, 1_500);
        arrivals.take("unit", ADMITTED, 4_000);

        assertThat(arrivals.notices()).isEqualTo(2);
        assertThat(arrivals.untilUrgent()).isEqualTo(Duration.ofNanos(500));
        assertThat(arrivals.untilAll()).isEqualTo(Duration.ofNanos(3_000));
        assertThat(arrivals.othersBeforeLastUrgent()).isZero();
    }

    @Test
    void an_urgent_notice_that_comes_late_shows() {
        arrivals.open(0);
        arrivals.take("unit", DISCHARGED, 1);
        arrivals.take("unit", ADMITTED, 2);
        arrivals.take("unit", ADMITTED, 3);
        arrivals.take("unit", DISCHARGED, 4);
        arrivals.take("unit", ADMITTED, 5);

        assertThat(arrivals.othersBeforeLastUrgent()).isEqualTo(2);
        assertThat(arrivals.untilUrgent()).isEqualTo(Duration.ofNanos(4));
    }

    @Test
    void what_came_before_the_opening_does_not_count() {
        arrivals.take("unit", DISCHARGED, 1);
        arrivals.open(10);

        assertThat(arrivals.notices()).isZero();
        assertThat(arrivals.untilAll()).isZero();
    }
}
