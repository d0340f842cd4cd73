package dk.broen.routes.planning;

import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.OccasionId;
import java.util.List;

/** The result of planning an event: its outcome and the notices to send. */
record Planned(OccasionId event, Plan.Outcome outcome, List<PlannedNotification> notices) {
    Planned {
        notices = List.copyOf(notices);
    }
}
