package dk.broen.hub.ops;

import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.consent.RegisterState;
import dk.broen.adapters.due.Backlog;
import dk.broen.adapters.outbox.Pauses;
import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import dk.broen.routes.unread.UnreadQueues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Metrics of the work that is waiting. A value is NaN while the broker or the database does not answer. No label contains citizen data. */
@Component
class HubMeters implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(HubMeters.class);

    private final Broker broker;
    private final Backlog store;
    private final Pauses pauses;
    private final ConsentRegisters registers;
    private final UnreadQueues queues;
    private final Clock clock;

    HubMeters(Broker broker, Backlog store, Pauses pauses, ConsentRegisters registers, UnreadQueues queues, Clock clock) {
        this.broker = broker;
        this.store = store;
        this.pauses = pauses;
        this.registers = registers;
        this.queues = queues;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "broen.intake.waiting", "Messages that are stored and not planned yet", hub -> broker.depth(Addresses.INTAKE));
        gauge(meters, "broen.replies.waiting", "Replies of wards that are acknowledged and not recorded yet",
            hub -> broker.depth(Addresses.REPLIES));
        gauge(meters, "broen.key.awaited", "Messages that wait for a hub that has their key",
            hub -> broker.depth(Addresses.KEY_AWAITED));
        gauge(meters, "broen.dead.waiting", "Messages that a consumer failed on too often", hub -> broker.depth(Addresses.DEAD));
        gauge(meters, "broen.notices.overdue", "Notices that are due and not sent", hub -> store.pendingDueBy(clock.instant()));
        gauge(meters, "broen.pauses", "Municipalities and channels whose notices an operator holds back", hub -> pauses.heldBack().size());
        gauge(meters, "broen.plans.held", "Citizens about whom a decision waits for a consent register", hub -> store.heldCitizens());
        queues.units().forEach(unit -> Gauge.builder("broen.queue.unread", queues, all -> all.unread(unit)).tag("unit", unit.value())
            .description("Notices on the queue of the unit while no program reads it for longer than broen.broker.unread-after")
            .register(meters));
        registers.states().keySet().forEach(municipality -> Gauge
            .builder("broen.register.answers", registers, all -> answers(all.states().get(municipality)))
            .tag("municipality", municipality.value())
            .description("1: the consent register answered the last question; 0: it did not; NaN: it was not asked since the start")
            .register(meters));
    }

    private static double answers(RegisterState state) {
        return switch (state) {
            case ANSWERS -> 1;
            case UNAVAILABLE -> 0;
            case NOT_ASKED -> Double.NaN;
        };
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<HubMeters> value) {
        Gauge.builder(name, this, hub -> known(name, value)).description(description).register(meters);
    }

    private double known(String name, ToDoubleFunction<HubMeters> value) {
        try {
            return value.applyAsDouble(this);
        } catch (RuntimeException unknown) {
            LOG.debug("metric {} has no value now", name, unknown);
            return Double.NaN;
        }
    }
}
