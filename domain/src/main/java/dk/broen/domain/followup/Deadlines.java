package dk.broen.domain.followup;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.schedule.StatutoryHolidays;
import java.time.Instant;
import java.util.Map;

/**
 * When a human must have acted on a work item, by kind, from configuration.
 *
 * @param byKind what the configuration says; {@link #SHIPPED} holds for a kind that it does not name
 */
public record Deadlines(Map<Kind, Deadline> byKind, StatutoryHolidays calendar) {
    /** A ward is staffed at all hours; a municipality and a region act on working days. */
    public static final Map<Kind, Deadline> SHIPPED = Map.ofEntries(Map.entry(Kind.ASK_FOR_CONSENT, Deadline.parse("4 hours")),
        Map.entry(Kind.VISIT_OF_ANOTHER_CITIZEN, Deadline.parse("4 hours")),
        Map.entry(Kind.REPLACEMENT_CPR, Deadline.parse("4 hours")), Map.entry(Kind.UNDELIVERED, Deadline.parse("1 hour")),
        Map.entry(Kind.LOOK_FAILED, Deadline.parse("1 hour")), Map.entry(Kind.CONSENT_REGISTER_DOWN, Deadline.parse("1 hour")),
        Map.entry(Kind.NO_CONTACT_POINT, Deadline.parse("4 hours")), Map.entry(Kind.UNREADABLE, Deadline.parse("4 hours")),
        Map.entry(Kind.CONTENT_CONFLICT, Deadline.parse("4 hours")), Map.entry(Kind.LIST_SHRANK, Deadline.parse("4 hours")),
        Map.entry(Kind.LIST_UNREADABLE, Deadline.parse("4 hours")), Map.entry(Kind.TIME_IMPOSSIBLE, Deadline.parse("1 working day")),
        Map.entry(Kind.QUEUE_UNREAD, Deadline.parse("4 hours")), Map.entry(Kind.MAIL_REPLY, Deadline.parse("4 working hours")),
        Map.entry(Kind.REPLY_NOT_RECORDED, Deadline.parse("4 hours")),
        Map.entry(Kind.UNANSWERED, Deadline.parse("4 working hours")), Map.entry(Kind.DOUBTFUL_ENTRY, Deadline.parse("1 working day")),
        Map.entry(Kind.MUNICIPALITY_UNCLEAR, Deadline.parse("4 working hours")),
        Map.entry(Kind.REVIEW_CONSENTS, Deadline.parse("1 working day")), Map.entry(Kind.NO_COORDINATOR, Deadline.parse("1 working day")),
        Map.entry(Kind.TELL_THE_CITIZEN, Deadline.parse("1 working day")), Map.entry(Kind.STALE_STAY, Deadline.parse("5 working days")),
        Map.entry(Kind.NO_END_HEARD, Deadline.parse("2 working days")));
    /** For a kind that is named nowhere. */
    public static final Deadline OTHERWISE = Deadline.parse("2 working days");

    /** The shipped deadlines, without holidays. */
    public static final Deadlines WITHOUT_HOLIDAYS = new Deadlines(Map.of(), day -> false);

    public Deadlines {
        byKind = Map.copyOf(byKind);
    }

    /** Until when somebody must have acted on a work item of the kind. */
    public Instant due(Kind kind, Instant opened) {
        return byKind.getOrDefault(kind, SHIPPED.getOrDefault(kind, OTHERWISE)).after(opened, calendar);
    }
}
