package dk.broen.domain.planning;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.notification.PastNotice;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The citizen moved during the stay: those told in the former municipality hear once, and only, that their responsibility ended
 * (domain.md §5, §9 V7).
 */
record ResponsibilityEnd(List<Decision> decisions, List<NotificationId> withdrawn) {
    /** @param now the municipality that acts, whether it is connected and tells anybody or not */
    static ResponsibilityEnd from(MunicipalityCode now, StayEvent event, StayHistory history, CorrectionPlanner unlearning) {
        boolean ends = switch (event.type()) {
            case DISCHARGED, DISCHARGE_PLANNED, DECEASED -> true;
            case ADMITTED, EMERGENCY_CONTACT, TRANSFERRED, LEAVE_STARTED, LEAVE_ENDED, DETAILS_CHANGED -> false;
        };
        List<PastNotice> elsewhere = !ends ? List.of() : history.eventsOf(event.stay()).stream().flatMap(past -> past.notices().stream())
            .filter(notice -> !notice.municipality().equals(now)).toList();
        Set<UnitId> heard = elsewhere.stream().filter(notice -> notice.kind() == NoticeKind.RESPONSIBILITY_ENDED).map(PastNotice::unit)
            .collect(Collectors.toSet());
        List<PastNotice> open = elsewhere.stream().filter(notice -> !heard.contains(notice.unit())).toList();
        return new ResponsibilityEnd(unlearning.decisions(event, inOneFunction(open), NoticeKind.RESPONSIBILITY_ENDED),
            CorrectionPlanner.unsent(open));
    }

    /** At most one notice for each unit, in the function that it was told in, if in any. */
    private static List<PastNotice> inOneFunction(List<PastNotice> notices) {
        Map<UnitId, UnitFunction> told = new HashMap<>();
        Stream.concat(notices.stream().filter(PastNotice::sent), notices.stream())
            .forEach(notice -> told.putIfAbsent(notice.unit(), notice.function()));
        return notices.stream().filter(notice -> notice.function().equals(told.get(notice.unit()))).toList();
    }
}
