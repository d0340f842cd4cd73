package dk.broen.routes.planning;

import static dk.broen.routes.planning.PlanningEndpoints.PLAN_AGAIN;

import dk.broen.adapters.due.ReplanHandler;
import dk.broen.adapters.due.TaskOutcome;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.OccasionId;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Runs the {@code plan-again} route for an event: one that is held, or one whose notice was dropped. It asks to be called again as long as
 * the event is held.
 */
@Component
class PlanAgain implements ReplanHandler {
    private final ProducerTemplate camel;
    private final Clock clock;

    PlanAgain(ProducerTemplate camel, Clock clock) {
        this.camel = camel;
        this.clock = clock;
    }

    @Override
    public TaskOutcome handle(OccasionId event) {
        Planned planned = camel.requestBody(PLAN_AGAIN, event, Planned.class);
        return planned.outcome() == Plan.Outcome.HELD
            ? new TaskOutcome.Again(clock.instant().plus(ScheduleNotices.ASK_REGISTER_AGAIN)) : new TaskOutcome.Done();
    }
}
