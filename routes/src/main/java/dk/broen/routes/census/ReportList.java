package dk.broen.routes.census;

import dk.broen.adapters.census.ListFeed;
import dk.broen.mappings.Interpretation;
import dk.broen.routes.transaction.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs and counts what became of a list. */
@Component
class ReportList {
    private static final Logger LOG = LoggerFactory.getLogger(ReportList.class);

    private final MeterRegistry meters;

    ReportList(MeterRegistry meters) {
        this.meters = meters;
    }

    void taken(ListFeed feed, Instant listedAt, int stays, int changes, int wrongRows) {
        AfterCommit.run(() -> {
            LOG.info("BRN2501 list-taken hospital={} listed={} stays={} changes={} wrong-rows={}", feed.hospital().value(), listedAt, stays,
                changes, wrongRows);
            count(feed, "taken");
        });
    }

    void held(ListFeed feed, int missing, int before) {
        AfterCommit.run(() -> {
            LOG.error("BRN2502 list-held hospital={} missing={} before={}", feed.hospital().value(), missing, before);
            count(feed, "held");
        });
    }

    void refused(ListFeed feed, Interpretation.Unreadable why) {
        AfterCommit.run(() -> {
            LOG.error("BRN2503 list-refused hospital={} code={} location={}", feed.hospital().value(), why.code(), why.location());
            count(feed, "refused");
        });
    }

    void failed(Exchange exchange) {
        ListFeed feed = exchange.getProperty(TakeList.FEED, ListFeed.class);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.error("BRN2504 list-not-taken hospital={} cause={}", feed.hospital().value(), cause.getClass().getSimpleName());
        count(feed, "failed");
    }

    private void count(ListFeed feed, String outcome) {
        meters.counter("broen.lists", "hospital", feed.hospital().value(), "outcome", outcome).increment();
    }
}
