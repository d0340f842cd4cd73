package dk.broen.domain.planning;

import dk.broen.domain.stay.EventType;
import dk.broen.domain.stay.HospitalStay;
import dk.broen.domain.stay.StayEvent;
import dk.broen.domain.stay.StayHistory;
import dk.broen.domain.stay.StayState;
import java.util.Optional;

/** Whether an event still is news: duplicates, late arrivals and repetitions change nothing and tell nobody (domain.md §3). */
final class News {
    private News() {}

    /** Why nobody needs to hear it; empty when it is news. */
    static Optional<String> whyOld(StayEvent event, StayHistory history) {
        if (history.stay(event.stay()).timeline().stream().anyMatch(known -> sameFact(known, event))) {
            return Optional.of("known already from another message");
        }
        HospitalStay stay = history.stay(event.stay(), event);
        if (!stay.holds(event)) {
            return Optional.of("already cancelled or corrected by a message sent later");
        }
        if (stay.overtaken(event)) {
            return Optional.of("overtaken: the stay is " + stay.state() + " by a later event");
        }
        StayState before = stay.stateBefore(event);
        if (event.type() == EventType.DISCHARGE_PLANNED && before.ended()) {
            return Optional.of("the stay is " + before + " already");
        }
        boolean repeats = switch (event.type()) {
            case ADMITTED -> before == StayState.ADMITTED;
            case EMERGENCY_CONTACT -> before == StayState.EMERGENCY;
            case LEAVE_STARTED -> before == StayState.ON_LEAVE;
            case DISCHARGED -> before.ended();
            case DECEASED -> before == StayState.DECEASED;
            case LEAVE_ENDED, TRANSFERRED, DISCHARGE_PLANNED, DETAILS_CHANGED -> false;
        };
        return repeats ? Optional.of("the stay was " + before + " already") : Optional.empty();
    }

    private static boolean sameFact(StayEvent known, StayEvent event) {
        return known.type() == event.type() && known.occurredAt().equals(event.occurredAt());
    }
}
