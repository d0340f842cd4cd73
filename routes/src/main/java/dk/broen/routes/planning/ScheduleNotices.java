package dk.broen.routes.planning;

import dk.broen.adapters.due.DueWork;
import dk.broen.domain.planning.Plan;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Due work in the same transaction as the rows it is about; what was held is asked again soon. */
@Component
class ScheduleNotices {
    /** How long until a consent register that could not be read is asked again. */
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
