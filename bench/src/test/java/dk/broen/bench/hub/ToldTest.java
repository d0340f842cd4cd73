package dk.broen.bench.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.bench.load.Figures;
import dk.broen.bench.load.StayMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTest {
    private final StayMessages messages = StayMessages.of(2, "0751", Instant.EPOCH);
    private final Told told = new Told(messages, List.of("unit", "ward"), "unit");

    @Test
    void a_message_is_told_when_its_notices_are_on_all_queues() {
        told.acknowledged(0, 0);
        told.take("unit", notice(0), 5);
        assertThat(told.messages()).isZero();
        assertThat(told.outstanding()).isEqualTo(1);

        told.take("ward", "any", 6);
        assertThat(told.messages()).isEqualTo(1);
        assertThat(told.outstanding()).isZero();
    }

    @Test
    void a_notice_belongs_to_the_oldest_message_of_its_citizen() {
        acknowledged(0, 0);
        acknowledged(1, 1_000_000);
        acknowledged(2, 2_000_000);
        told(1, 4_000_000);
        told(0, 9_000_000);
        told(2, 10_000_000);

        Figures waited = told.waited(Duration.ofSeconds(1));

        assertThat(waited.done()).isEqualTo(3);
        assertThat(waited.failed()).isZero();
        assertThat(waited.p50()).isBetween(Duration.ofMillis(8), Duration.ofNanos(8_010_000));
        assertThat(waited.p99()).isBetween(Duration.ofMillis(9), Duration.ofNanos(9_010_000));
    }

    @Test
    void a_message_without_notice_counts_as_failed() {
        acknowledged(0, 0);

        assertThat(told.waited(Duration.ofSeconds(1)).failed()).isEqualTo(1);
    }

    private void acknowledged(long number, long at) {
        told.acknowledged(number, at);
    }

    private void told(long number, long at) {
        told.take("unit", notice(number), at);
        told.take("ward", "any", at);
    }

    private String notice(long number) {
        return "{\"citizen\": {\"cpr\": \"" + messages.citizen(number).cpr() + "\"}}";
    }
}
