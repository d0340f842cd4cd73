package dk.broen.routes.planning;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.terms.OccasionId;

/**
 * An event that is in the journal, with the citizen's other events.
 *
 * @param reference the hub's reference of the event, used in logs and by {@code broen why}
 * @param history the citizen's events without this one
 */
record KnownEvent(OccasionId id, String reference, StayEvent event, StayHistory history) {}
