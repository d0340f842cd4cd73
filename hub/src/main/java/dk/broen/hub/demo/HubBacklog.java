package dk.broen.hub.demo;

import dk.broen.adapters.due.Backlog;
import dk.broen.adapters.queue.Addresses;
import dk.broen.adapters.queue.Broker;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Measures the work that is left. The hub is idle when its inbound queues are empty and no task is due or running. */
@Component
@Profile(DemoProfile.NAME)
class HubBacklog {
    private static final List<String> INBOUND = List.of(Addresses.INTAKE, Addresses.REFUSED, Addresses.REPLIES);

    private final Broker broker;
    private final Backlog store;
    private final Clock clock;

    HubBacklog(Broker broker, Backlog store, Clock clock) {
        this.broker = broker;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The work that is left at this moment.
     *
     * @param busy number of messages on the inbound queues and of tasks that are due or running; 0 when the hub is idle
     * @param nextDue due time of the next waiting notice; empty if no notice waits
     */
    record Now(long busy, Optional<Instant> nextDue) {}

    Now now() {
        long inbound = broker.standing(INBOUND).values().stream().mapToLong(Broker.Standing::messages).sum();
        return new Now(inbound + store.workDueBy(clock.instant()), store.nextDue());
    }
}
