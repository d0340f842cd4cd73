package dk.broen.domain.history;

import dk.broen.domain.terms.EventType;

/** The state of a stay (domain.md §3). */
public enum StayState {
    NOT_STARTED, EMERGENCY, ADMITTED, ON_LEAVE, DISCHARGED, DECEASED;

    StayState after(EventType event) {
        if (this == DECEASED) {
            return DECEASED;
        }
        return switch (event) {
            case EMERGENCY_CONTACT -> EMERGENCY;
            case ADMITTED, LEAVE_ENDED -> ADMITTED;
            case LEAVE_STARTED -> ON_LEAVE;
            case DISCHARGED -> DISCHARGED;
            case DECEASED -> DECEASED;
            case TRANSFERRED, DISCHARGE_PLANNED, DETAILS_CHANGED -> this;
        };
    }

    /** Whether an event of this type can change the state. */
    static boolean changesState(EventType event) {
        return switch (event) {
            case EMERGENCY_CONTACT, ADMITTED, LEAVE_STARTED, LEAVE_ENDED, DISCHARGED, DECEASED -> true;
            case TRANSFERRED, DISCHARGE_PLANNED, DETAILS_CHANGED -> false;
        };
    }

    public boolean ended() {
        return this == DISCHARGED || this == DECEASED;
    }
}
