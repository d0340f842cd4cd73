package dk.broen.domain.terms;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What happened (domain.md §3). {@link EventNature} says whether the event is an original, a correction or a cancellation. */
public enum EventType {
    ADMITTED, EMERGENCY_CONTACT, TRANSFERRED, LEAVE_STARTED, LEAVE_ENDED, DISCHARGE_PLANNED, DISCHARGED, DECEASED, DETAILS_CHANGED,
    /** A rule of a course made it (domain.md §2, matter). No hospital reports it, and neither routing rules nor consents name it. */
    STEP;

    /** What hospitals report, and routing rules, consents and decisions can name. */
    public static final Set<EventType> REPORTED = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(STEP)));
}
