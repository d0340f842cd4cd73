package dk.broen.hub.demo;

import dk.broen.adapters.due.Backlog;
import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether the hub rests: the queues of what came in are empty (a message leaves when it is planned), and nothing is due or being done. */
@Component
class HubBacklog {
    private final Broker broker;
    private final Backlog store;
    private final Clock clock;

    HubBacklog(Broker broker, Backlog store, Clock clock) {
        this.broker = broker;
        this.store = store;
        this.clock = clock;
    }

    /**
     * How much there is to do.
     *
     * @param busy messages and notices being worked on or due; 0 when the hub rests
     * @param nextDue when the next notice is due, if one waits
     */
    record Now(long busy, Optional<Instant> nextDue) {}

    Now now() {
        long busy = broker.depth(Addresses.INTAKE) + broker.depth(Addresses.REFUSED) + store.workDueBy(clock.instant());
        return new Now(busy, store.nextDue());
    }
}
