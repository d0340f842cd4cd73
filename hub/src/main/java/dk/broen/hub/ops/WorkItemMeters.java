package dk.broen.hub.ops;

import dk.broen.adapters.followup.OverdueWorkItems;
import dk.broen.adapters.followup.OverdueWorkItems.Count;
import dk.broen.domain.followup.WorkItem.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Metrics of the open and overdue work items, by kind. All gauges of one scrape are read with one statement. A value is NaN while the database
 * does not answer.
 */
@Component
class WorkItemMeters implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(WorkItemMeters.class);
    private static final Duration ONE_SCRAPE = Duration.ofSeconds(2);

    private final OverdueWorkItems items;
    private final Clock clock;
    private final AtomicReference<Counted> last = new AtomicReference<>(new Counted(Instant.EPOCH, Optional.empty()));

    /** @param counts empty when the database did not answer */
    private record Counted(Instant at, Optional<Map<Kind, Count>> counts) {}

    WorkItemMeters(OverdueWorkItems items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Kind kind : Kind.values()) {
            gauge(meters, "broen.work.items.open", "Work items that a human must still close", kind, Count::open);
            gauge(meters, "broen.work.items.overdue", "Open work items whose time has passed", kind, Count::overdue);
        }
    }

    private void gauge(MeterRegistry meters, String name, String description, Kind kind, ToDoubleFunction<Count> value) {
        Gauge.builder(name, this, all -> all.counts().map(counts -> value.applyAsDouble(counts.getOrDefault(kind, new Count(0, 0))))
            .orElse(Double.NaN)).tag("kind", kind.name()).description(description).register(meters);
    }

    private Optional<Map<Kind, Count>> counts() {
        Instant now = clock.instant();
        return last.updateAndGet(known -> Duration.between(known.at(), now).abs().compareTo(ONE_SCRAPE) < 0 ? known : counted(now))
            .counts();
    }

    private Counted counted(Instant now) {
        try {
            return new Counted(now, Optional.of(items.counts(now)));
        } catch (RuntimeException unknown) {
            LOG.debug("the work items cannot be counted now", unknown);
            return new Counted(now, Optional.empty());
        }
    }
}
