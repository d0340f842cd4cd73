package dk.broen.routes.planning;

import dk.broen.adapters.due.DueWork;
import dk.broen.domain.planning.Plan;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Schedules a task for each notice, in the transaction that stored the notice. A held event gets a task that plans it again. */
@Component
class ScheduleNotices {
    /** The time until an unavailable consent register is asked again. */
    static final Duration ASK_REGISTER_AGAIN = Duration.ofSeconds(30);

    private final DueWork dueWork;
    private final Clock clock;

    ScheduleNotices(DueWork dueWork, Clock clock) {
        this.dueWork = dueWork;
        this.clock = clock;
    }

    Planned all(Planned planned) {
        if (planned.outcome() == Plan.Outcome.HELD) {
            dueWork.scheduleReplan(planned.event(), clock.instant().plus(ASK_REGISTER_AGAIN));
        }
        return notices(planned);
    }

    Planned notices(Planned planned) {
        dueWork.schedule(planned.notices());
        return planned;
    }
}
