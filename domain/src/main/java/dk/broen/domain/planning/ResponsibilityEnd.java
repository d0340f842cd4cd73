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
 * What follows for the former municipality if the citizen moved during the stay: the units that were told are told once that their
 * responsibility ended, and nothing else (domain.md §5, §9 V7).
 */
record ResponsibilityEnd(List<Decision> decisions, List<NotificationId> withdrawn) {
    /** @param now the municipality that acts now, also if it is not connected or no unit in it is told */
    static ResponsibilityEnd from(MunicipalityCode now, StayEvent event, StayHistory history, CorrectionPlanner corrections) {
        boolean ends = switch (event.type()) {
            case DISCHARGED, DISCHARGE_PLANNED, DECEASED -> true;
            case ADMITTED, EMERGENCY_CONTACT, TRANSFERRED, LEAVE_STARTED, LEAVE_ENDED, DETAILS_CHANGED -> false;
        };
        List<PastNotice> inFormer = !ends ? List.of() : history.eventsOf(event.stay()).stream().flatMap(past -> past.notices().stream())
            .filter(notice -> !notice.municipality().equals(now)).toList();
        Set<UnitId> alreadyTold = inFormer.stream().filter(notice -> notice.kind() == NoticeKind.RESPONSIBILITY_ENDED).map(PastNotice::unit)
            .collect(Collectors.toSet());
        List<PastNotice> remaining = inFormer.stream().filter(notice -> !alreadyTold.contains(notice.unit())).toList();
        return new ResponsibilityEnd(corrections.decisions(event, inOneFunction(remaining), NoticeKind.RESPONSIBILITY_ENDED),
            CorrectionPlanner.unsent(remaining));
    }

    /** The notices in one function for each unit. If a notice to the unit has left, the function is the one of that notice. */
    private static List<PastNotice> inOneFunction(List<PastNotice> notices) {
        Map<UnitId, UnitFunction> told = new HashMap<>();
        Stream.concat(notices.stream().filter(PastNotice::sent), notices.stream())
            .forEach(notice -> told.putIfAbsent(notice.unit(), notice.function()));
        return notices.stream().filter(notice -> notice.function().equals(told.get(notice.unit()))).toList();
    }
}
