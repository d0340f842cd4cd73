package dk.broen.domain.terms;

/** What happened (domain.md §3). How it relates to what was said before stands in {@link EventNature}. */
public enum EventType {
    ADMITTED, EMERGENCY_CONTACT, TRANSFERRED, LEAVE_STARTED, LEAVE_ENDED, DISCHARGE_PLANNED, DISCHARGED, DECEASED, DETAILS_CHANGED
}
