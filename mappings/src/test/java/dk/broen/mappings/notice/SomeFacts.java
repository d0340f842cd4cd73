package dk.broen.mappings.notice;

import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The facts of a notice about a discharge on a Saturday night, for the recipient that the test names. */
final class SomeFacts {
    private static final UnitFunction JOBCENTRE = new UnitFunction("JOBCENTRE");
    static final WardAnswer.Contact ANNE = new WardAnswer.Contact(true, "Anne Holm", "forløbskoordinator", Optional.of("+45 20 00 00 02"),
        weekdays("08:00-15:30", "08:00-14:00"));

    private SomeFacts() {}

    static OpeningHours weekdays(String mondayToThursday, String friday) {
        List<TimeRange> hours = List.of(TimeRange.parse(mondayToThursday));
        return new OpeningHours(Map.of(DayOfWeek.MONDAY, hours, DayOfWeek.TUESDAY, hours, DayOfWeek.WEDNESDAY, hours,
            DayOfWeek.THURSDAY, hours, DayOfWeek.FRIDAY, List.of(TimeRange.parse(friday))), Map.of(), true);
    }

    static NoticeFacts of(EventType event, NoticeKind kind, UnitFunction function) {
        return of(event, kind, function, Optional.of("Åse Sørensen"), Optional.of("Afsnit P2"), Optional.of(ANNE));
    }

    static NoticeFacts withReference(String reference) {
        return of(reference, EventType.DISCHARGED, NoticeKind.NEWS, UnitFunction.HOUSING_SUPPORT, Disclosure.Place.WARD, Optional.empty(),
            Optional.empty(), Optional.empty());
    }

    static NoticeFacts seeing(Disclosure.Place place, Optional<WardAnswer.Contact> coordinator) {
        return of("7KQ4", EventType.ADMITTED, NoticeKind.NEWS, JOBCENTRE, place, Optional.empty(), Optional.of("Afsnit P2"),
            coordinator);
    }

    static NoticeFacts of(EventType event, NoticeKind kind, UnitFunction function, Optional<String> name, Optional<String> department,
        Optional<WardAnswer.Contact> coordinator) {
        return of("7KQ4", event, kind, function, Disclosure.Place.WARD, name, department, coordinator);
    }

    private static Optional<PlannedDischarge> planned(EventType event) {
        return Optional.of(new PlannedDischarge(LocalDate.of(2026, 11, 27), Optional.of(LocalTime.of(10, 0))))
            .filter(planned -> event == EventType.DISCHARGE_PLANNED);
    }

    private static NoticeFacts of(String reference, EventType event, NoticeKind kind, UnitFunction function, Disclosure.Place sees,
        Optional<String> name, Optional<String> department, Optional<WardAnswer.Contact> coordinator) {
        boolean coordinators = function.equals(UnitFunction.COORDINATOR);
        return new NoticeFacts(new NotificationId(UUID.fromString("6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e")), reference, event, kind,
            Instant.parse("2026-11-21T21:00:00Z"), Instant.parse("2026-11-21T21:00:07Z"),
            planned(event), new Cpr("2509479989"), name,
            Optional.of(new NoticeFacts.HospitalContact("Aarhus Universitetshospital", Optional.of("+45 20 00 00 70"))), department,
            new MunicipalityCode("0751"), new NoticeFacts.Recipient(new UnitId(coordinators ? "aarhus-forloeb" : "aarhus-bostoette-nord"),
                coordinators ? "Forløbsteamet" : "Bostøtte Nord", function, coordinators ? "forløbskoordinator" : "bostøtten",
                sees),
            coordinator, List.of(new NoticeFacts.Told("Bostøtte Nord", UnitFunction.HOUSING_SUPPORT, "bostøtten")),
            Set.of(Flag.SHORT_STAY, Flag.DISCHARGED_OUT_OF_HOURS), Basis.CONSENT);
    }
}
