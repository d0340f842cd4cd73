package dk.broen.routes.planning;

import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.domain.planning.Plan;
import dk.broen.domain.terms.EventId;
import java.util.List;

/** What became of an event. */
record Planned(EventId event, Plan.Outcome outcome, List<PlannedNotification> notices) {
    Planned {
        notices = List.copyOf(notices);
    }
}
