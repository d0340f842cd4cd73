package dk.broen.routes.planning;

import dk.broen.domain.stay.EventId;
import dk.broen.domain.stay.StayEvent;
import dk.broen.domain.stay.StayHistory;

/**
 * An event that the journal knows, with the citizen's history before it.
 *
 * @param reference what people and logs call it
 */
record KnownEvent(EventId id, String reference, StayEvent event, StayHistory history) {}
