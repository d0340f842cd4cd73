package dk.broen.hub.cases;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hub.DemoClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Moves a hub's clock from one course time to the next, with a stop whenever something is due on the way. */
final class HubClock {
    /** What is so near comes by itself; the hub refuses to be moved back by the time that asking takes. */
    private static final Duration NEAR = Duration.ofSeconds(1);

    private final StagedHub hub;
    private final DemoClock clock;

    HubClock(StagedHub hub) {
        this.hub = hub;
        this.clock = hub.clock();
    }

    /** Returns when all that is due by then is done. */
    void advanceTo(Instant at) {
        hub.rests();
        for (Optional<Instant> due = nextDue(); due.filter(at::isAfter).isPresent(); due = nextDue()) {
            moveTo(due.get());
        }
        moveTo(at);
    }

    /** Until nothing waits any more. */
    void advanceToTheEnd() {
        hub.rests();
        for (Optional<Instant> due = nextDue(); due.isPresent(); due = nextDue()) {
            moveTo(due.get());
        }
    }

    private void moveTo(Instant at) {
        if (at.isAfter(clock.now().toInstant().plus(NEAR))) {
            clock.moveTo(at.atZone(DENMARK).toOffsetDateTime());
        }
        hub.rests();
    }

    private Optional<Instant> nextDue() {
        return clock.quiet().nextDue().map(OffsetDateTime::toInstant);
    }
}
