package dk.broen.hub.ops;

import dk.broen.adapters.due.Backlog;
import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the hub has not done yet, for those who watch it; NaN while the part that knows does not answer. No label names anybody. */
@Component
class HubMeters implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(HubMeters.class);

    private final Broker broker;
    private final Backlog store;
    private final Clock clock;

    HubMeters(Broker broker, Backlog store, Clock clock) {
        this.broker = broker;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "broen.intake.waiting", "Messages that are stored and not planned", hub -> broker.depth(Addresses.INTAKE));
        gauge(meters, "broen.dead.waiting", "Messages that no consumer could take", hub -> broker.depth(Addresses.DEAD));
        gauge(meters, "broen.notices.overdue", "Notices that should have left by now", hub -> store.pendingDueBy(clock.instant()));
        gauge(meters, "broen.plans.held", "Plans that wait for a consent register", hub -> store.heldPlans());
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<HubMeters> value) {
        Gauge.builder(name, this, hub -> known(name, value)).description(description).register(meters);
    }

    private double known(String name, ToDoubleFunction<HubMeters> value) {
        try {
            return value.applyAsDouble(this);
        } catch (RuntimeException unknown) {
            LOG.debug("{} is not known now", name, unknown);
            return Double.NaN;
        }
    }
}
