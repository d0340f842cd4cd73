package dk.broen.routes.ops;

import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.store.Quiet;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The hub rests when the intake and refused queues are empty, every message is planned, and nothing is due or being done. */
@Component
class StoreQuietness implements Quietness {
    private final Broker broker;
    private final Quiet store;
    private final Clock clock;

    StoreQuietness(Broker broker, Quiet store, Clock clock) {
        this.broker = broker;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public dk.broen.routes.ops.Quiet now() {
        Instant now = clock.instant();
        long busy = broker.depth(Addresses.INTAKE) + broker.depth(Addresses.REFUSED) + store.workDueBy(now);
        return new dk.broen.routes.ops.Quiet(busy, store.nextDue());
    }
}
