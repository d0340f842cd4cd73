package dk.broen.domain.planning;

import dk.broen.domain.directory.MunicipalityCode;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.NotificationId;
import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.stay.StayEvent;
import dk.broen.domain.stay.StayHistory;
import java.util.List;

/** The citizen moved during the stay: those told in the former municipality hear only that their responsibility ended (domain.md §5, §9 V7). */
record Departure(List<Decision> decisions, List<NotificationId> withdrawn) {
    static Departure from(MunicipalityCode now, StayEvent event, StayHistory history, Unlearning unlearning) {
        boolean ends = switch (event.type()) {
            case DISCHARGED, DISCHARGE_PLANNED, DECEASED -> true;
            default -> false;
        };
        List<PastNotice> elsewhere = !ends ? List.of() : history.eventsOf(event.stay()).stream().flatMap(past -> past.notices().stream())
            .filter(notice -> !notice.municipality().equals(now)).toList();
        return new Departure(unlearning.decisions(event, elsewhere, NoticeKind.RESPONSIBILITY_ENDED), Unlearning.unsent(elsewhere));
    }
}
