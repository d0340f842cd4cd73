package dk.broen.domain.history;

import dk.broen.domain.terms.EventType;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The order of messages (domain.md §3): clinical time, then sending, then how a stay goes, then what they say. Two messages that say
 * different things never fall to the order of arrival.
 */
final class ClinicalOrder {
    private static final List<EventType> HOW_A_STAY_GOES = List.of(EventType.EMERGENCY_CONTACT, EventType.ADMITTED, EventType.TRANSFERRED,
        EventType.DETAILS_CHANGED, EventType.LEAVE_STARTED, EventType.LEAVE_ENDED, EventType.DISCHARGE_PLANNED, EventType.DISCHARGED,
        EventType.DECEASED);

    private static final Comparator<StayEvent> CONTENT = Comparator.comparing(StayEvent::nature)
        .thenComparing(event -> event.stay().episode()).thenComparing(event -> event.stay().hospital().value())
        .thenComparing(event -> String.join("|", event.department().codes())).thenComparing(event -> event.department().name())
        .thenComparing(event -> event.planned().map(Object::toString).orElse(""))
        .thenComparing(event -> event.municipality().map(Object::toString).orElse(""))
        .thenComparing(event -> event.citizenName().orElse("")).thenComparing(StayEvent::urgency)
        .thenComparing(event -> event.marks().size()).thenComparing(event -> new TreeSet<>(event.marks()).toString())
        .thenComparing(event -> new TreeSet<>(event.otherNumbers()).toString());

    /** What happened at one time and was sent at one time. */
    static final Comparator<StayEvent> OF_ONE_TIME =
        Comparator.comparing((StayEvent event) -> HOW_A_STAY_GOES.indexOf(event.type())).thenComparing(CONTENT);

    static final Comparator<StayEvent> BY_SENDING =
        Comparator.comparing(StayEvent::sentAt).thenComparing(StayEvent::occurredAt).thenComparing(OF_ONE_TIME);

    static final Comparator<Said> OF_MESSAGES = Comparator.comparing(Said::event,
        Comparator.comparing(StayEvent::occurredAt).thenComparing(StayEvent::sentAt).thenComparing(OF_ONE_TIME));

    private ClinicalOrder() {}
}
