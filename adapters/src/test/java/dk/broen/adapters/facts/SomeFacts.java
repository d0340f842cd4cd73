package dk.broen.adapters.facts;

import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.HOUSING;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;

import dk.broen.domain.citizen.Agreement;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.PspCase;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts about a citizen of Aarhus. */
final class SomeFacts {
    static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    static final Agreement PLAN = new Agreement(Agreement.Kind.COORDINATION_PLAN, Set.of(HOUSING_SUPPORT), Set.of(HOUSING),
        "overlæge Lis Holm", "planen kræver det", AARHUS, Period.between(DAY, DAY.plusMonths(6)));
    static final OverrideDecision OVERRIDE = new OverrideDecision("o1", "overlæge Lis Holm", "fare for andre",
        Set.of(new StayKey(new HospitalId("auh"), "V1")), Set.of(EventType.ADMITTED), Set.of(HOUSING), Period.between(DAY, DAY.plusDays(9)),
        Optional.empty());
    static final PspCase PSP_CASE = new PspCase("Bo Lund", "bekymring", AARHUS, Period.between(DAY, DAY.plusDays(30)));
    static final Residence RESIDENCE = new Residence(AARHUS, Residence.Kind.RESIDENCE, new Period(DAY, Optional.empty()));
    static final Person COORDINATOR = new Person("Anne Holm", Optional.of("+4520000002"),
        Optional.of(new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of(TimeRange.parse("08:00-15:30"))), Map.of(), true)),
        List.of(new ContactPoint.Mail("anne@example.invalid"), new ContactPoint.Sms("+4520000003", ContactPoint.When.ALWAYS)));
    static final Appointment APPOINTMENT = new Appointment(COORDINATOR, HOUSING, Appointment.Rank.PRIMARY,
        new Period(DAY, Optional.empty()),
        Optional.of(new Person("Bo Lund", Optional.empty(), Optional.empty(), List.of())), List.of(Period.between(DAY, DAY.plusDays(7))));
    static final ServiceAssignment SERVICE = service(HOUSING_SUPPORT, Optional.empty());
    static final Consent CONSENT = consent("sygeplejerske", Optional.empty());

    private SomeFacts() {}

    static ServiceAssignment service(UnitFunction function, Optional<LocalDate> until) {
        return new ServiceAssignment(function, HOUSING, new Period(DAY, until), Optional.empty());
    }

    static Consent consent(String obtainedBy, Optional<Instant> withdrawnAt) {
        return new Consent("c1", Consent.Answer.GIVEN, Set.of(HOUSING_SUPPORT), Set.of(HOUSING), Set.of(EventType.ADMITTED), AARHUS,
            Set.of(new RegionCode("1082")), Consent.Obtained.inWriting(obtainedBy, DAY), Period.between(DAY, DAY.plusMonths(11)),
            withdrawnAt);
    }

    static Fact served() {
        return new Fact.Served(SERVICE);
    }

    static Fact servedUntil(LocalDate until) {
        return new Fact.Served(service(HOUSING_SUPPORT, Optional.of(until)));
    }

    static Fact consented() {
        return new Fact.Consented(CONSENT);
    }

    static Fact lives() {
        return new Fact.Resident(RESIDENCE);
    }

    static Fact coordinated() {
        return new Fact.Appointed(APPOINTMENT);
    }
}
