package dk.broen.hub.cases;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.DemoClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Moves the clock of a hub from one course time to the next, with a stop at each due time between them. */
final class HubClock {
    /** Times that are nearer than this are not set: the hub's clock runs on during the request, and the hub refuses to move it back. */
    private static final Duration NEAR = Duration.ofSeconds(1);

    private final StagedHub hub;
    private final DemoClock clock;

    HubClock(StagedHub hub) {
        this.hub = hub;
        this.clock = hub.clock();
    }

    /** Returns when all work that is due by then is done. */
    void advanceTo(Instant at) {
        for (Optional<Instant> due = nextDue(); due.filter(at::isAfter).isPresent(); due = nextDue()) {
            moveTo(due.get());
        }
        if (moveTo(at)) {
            hub.awaitIdle();
        }
    }

    /** Whether the clock was moved. */
    private boolean moveTo(Instant at) {
        boolean ahead = at.isAfter(clock.now().toInstant().plus(NEAR));
        if (ahead) {
            clock.moveTo(at.atZone(DENMARK).toOffsetDateTime());
        }
        return ahead;
    }

    /** When the hub, which is idle then, has the next work to do. */
    private Optional<Instant> nextDue() {
        return hub.awaitIdle().nextDue().map(OffsetDateTime::toInstant);
    }
}
