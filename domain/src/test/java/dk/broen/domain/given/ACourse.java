package dk.broen.domain.given;

import dk.broen.domain.history.PastEvent;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Builds the history of a citizen: events in their order of arrival, and the notices about them. */
public final class ACourse {
    private final List<PastEvent> events = new ArrayList<>();
    private int notices;

    private ACourse() {}

    public static ACourse aCourse() {
        return new ACourse();
    }

    public ACourse of(StayEvent... more) {
        List.of(more).forEach(event -> events.add(new PastEvent(new OccasionId(new UUID(1, events.size())), event, List.of())));
        return this;
    }

    /** The unit was told of the last event, by a notice that has left. */
    public ACourse toldTo(UnitFunction function, String unit) {
        return toldTo(function, unit, new ContactPoint.Queue("notifications." + unit));
    }

    /** The unit was told of the last event at that address. */
    public ACourse toldTo(UnitFunction function, String unit, ContactPoint address) {
        return withNotice(function, unit, address, NoticeKind.NEWS, true);
    }

    /** A notice about the last event was made and has not left. */
    public ACourse heldFor(UnitFunction function, String unit) {
        return withNotice(function, unit, new ContactPoint.Mail(unit + "@kommune.example"), NoticeKind.NEWS, false);
    }

    /** With the last event the unit was told that its responsibility ended. */
    public ACourse responsibilityEndedFor(UnitFunction function, String unit) {
        return withNotice(function, unit, new ContactPoint.Queue("notifications." + unit), NoticeKind.RESPONSIBILITY_ENDED, true);
    }

    /** @param number the number of the notice, from 1 in the order in which the notices were made */
    public static NotificationId notice(int number) {
        return new NotificationId(new UUID(2, number));
    }

    public StayHistory history() {
        return new StayHistory(events);
    }

    private ACourse withNotice(UnitFunction function, String unit, ContactPoint address, NoticeKind kind, boolean sent) {
        notices++;
        PastEvent last = events.remove(events.size() - 1);
        List<PastNotice> made = new ArrayList<>(last.notices());
        made.add(new PastNotice(notice(notices), function, new UnitId(unit), new MunicipalityCode(AMunicipality.AARHUS), address, kind,
            sent));
        events.add(new PastEvent(last.id(), last.event(), made));
        return this;
    }
}
