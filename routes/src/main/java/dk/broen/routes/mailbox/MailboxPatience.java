package dk.broen.routes.mailbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks less often into a mailbox that cannot be read: after each failure the pause is twice as long, up to {@link #LONGEST}. The text of a
 * failure is not logged, because a mail server can quote a mail.
 */
@Component(MailboxPatience.NAME)
public class MailboxPatience implements PollingConsumerPollStrategy, ExceptionHandler {
    static final String NAME = "mailboxPatience";
    static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(MailboxPatience.class);
    private final Mailbox mailbox;
    private final TakenMails taken;
    private final Clock clock;
    private boolean failed;
    private int failures;
    private Instant notBefore = Instant.MIN;

    MailboxPatience(Mailbox mailbox, TakenMails taken, MeterRegistry meters, Clock clock) {
        this.mailbox = mailbox;
        this.taken = taken;
        this.clock = clock;
        if (mailbox.isRead()) {
            meters.gauge("broen.mailbox.away", this, patience -> patience.isAway() ? 1 : 0);
        }
    }

    /** Whether the last look failed. */
    public synchronized boolean isAway() {
        return failures > 0;
    }

    @Override
    public synchronized boolean begin(Consumer consumer, Endpoint endpoint) {
        failed = false;
        return !clock.instant().isBefore(notBefore);
    }

    @Override
    public synchronized void commit(Consumer consumer, Endpoint endpoint, int polled) {
        if (polled == 0) {
            taken.clear();
        }
        if (!failed && failures > 0) {
            failures = 0;
            LOG.info("BRN4309 mailbox-back host={}", mailbox.host());
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
        handleException(cause);
        return false;
    }

    /** Camel goes on after some failures, and then reports that the look succeeded. */
    @Override
    public synchronized void handleException(Throwable cause) {
        if (failed) {
            return;
        }
        failed = true;
        Duration pause = mailbox.every().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        notBefore = clock.instant().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
        LOG.warn("BRN4308 mailbox-away host={} cause={} again={}", mailbox.host(), cause.getClass().getSimpleName(), notBefore);
    }

    @Override
    public void handleException(String text, Throwable cause) {
        handleException(cause);
    }

    @Override
    public void handleException(String text, @Nullable Exchange exchange, Throwable cause) {
        handleException(cause);
    }
}
