package dk.broen.routes.planning;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.terms.EventId;

/**
 * An event that the journal knows, with the citizen's history before it.
 *
 * @param reference what people and logs call it
 */
record KnownEvent(EventId id, String reference, StayEvent event, StayHistory history) {}
