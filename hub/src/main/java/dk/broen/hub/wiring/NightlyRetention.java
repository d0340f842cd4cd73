package dk.broen.hub.wiring;

import dk.broen.adapters.retention.Deleted;
import dk.broen.adapters.retention.Retention;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes each night what is older than the retention periods, and logs how much that was. */
@Component
class NightlyRetention implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyRetention.class);

    private final Retention retention;
    private final Clock clock;

    NightlyRetention(Retention retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            Deleted deleted = retention.run(clock.instant());
            LOG.info("BRN1307 old-data-deleted messages={} occasions={} citizens={} dead-letters={} facts={}", deleted.messages(),
                deleted.occasions(), deleted.citizens(), deleted.deadLetters(), deleted.facts());
        } catch (RuntimeException failed) {
            // the message of the exception may quote citizen data
            LOG.warn("BRN1308 old-data-not-deleted error={}", failed.getClass().getSimpleName());
        }
    }
}
