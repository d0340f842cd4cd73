package dk.broen.domain.planning;

import dk.broen.domain.history.HospitalStay;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import java.util.Optional;

/** Whether an event still is news: duplicates, late arrivals and repetitions change nothing and tell nobody (domain.md §3). */
final class NewsCheck {
    private NewsCheck() {}

    /** Why nobody needs to hear it; empty when it is news. */
    static Optional<String> whyOld(StayEvent event, StayHistory history) {
        if (event.nature() == EventNature.ORIGINAL && history.stay(event.stay()).timeline().stream().anyMatch(event::sameFact)) {
            return Optional.of("known already from another message");
        }
        HospitalStay stay = history.stay(event.stay(), event);
        if (!stay.holds(event)) {
            return Optional.of("already cancelled or corrected by a message sent later");
        }
        if (stay.overtaken(event)) {
            return Optional.of("overtaken: the stay is " + stay.state() + " by a later event");
        }
        if (stay.repeats(event) || event.type() == EventType.DISCHARGE_PLANNED && stay.stateBefore(event).ended()) {
            return Optional.of("the stay is " + stay.state() + " already");
        }
        return Optional.empty();
    }
}
