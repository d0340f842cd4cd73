package dk.broen.routes.planning;

import dk.broen.domain.stay.EventId;
import dk.broen.domain.stay.StayEvent;
import dk.broen.domain.stay.StayHistory;

/** An event that the journal knows, with the citizen's history before it. */
record KnownEvent(EventId id, StayEvent event, StayHistory history) {}
