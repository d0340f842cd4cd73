package dk.broen.routes.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailboxPatienceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private final MovableClock clock = new MovableClock(NOW);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TakenMails taken = new TakenMails();
    private final MailboxPatience patience =
        new MailboxPatience(MailboxTransportTest.mailbox(993, Duration.ofMinutes(1)), taken, meters, clock);

    @Test
    void after_each_failure_the_pause_is_twice_as_long_up_to_a_quarter_of_an_hour() {
        for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            assertThat(begins()).isTrue();
            patience.rollback(null, null, 0, new MessagingException("away"));
            assertThat(patience.isAway()).isTrue();
            assertThat(away()).isEqualTo(1);
            pass(Duration.ofMinutes(minutes).minusMillis(1));
            assertThat(begins()).as("%s minutes", minutes).isFalse();
            pass(Duration.ofMillis(1));
        }
        assertThat(begins()).isTrue();
        patience.commit(null, null, 0);
        assertThat(patience.isAway()).isFalse();
        assertThat(away()).isZero();
        assertThat(begins()).isTrue();
    }

    @Test
    void a_look_in_which_something_failed_has_not_succeeded() {
        begins();
        patience.handleException("a mail could not be moved", new MessagingException("away"));
        patience.handleException("another one", new MessagingException("away"));
        patience.commit(null, null, 2);

        assertThat(patience.isAway()).isTrue();
        pass(Duration.ofMinutes(1));
        assertThat(begins()).as("one failure").isTrue();
    }

    @Test
    void a_mail_is_passed_over_until_a_look_finds_no_other_one() {
        assertThat(taken.add("1")).isTrue();
        patience.commit(null, null, 1);
        assertThat(taken.remove("1")).as("Camel is done with it").isFalse();
        assertThat(taken.add("1")).as("it stays, and others come first").isFalse();

        patience.commit(null, null, 0);

        assertThat(taken.add("1")).isTrue();
    }

    private boolean begins() {
        return patience.begin(null, null);
    }

    private double away() {
        return meters.get("broen.mailbox.away").gauge().value();
    }

    private void pass(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }
}
