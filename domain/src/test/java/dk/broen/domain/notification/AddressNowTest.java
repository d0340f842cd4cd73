package dk.broen.domain.notification;

import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.given.Danish;
import dk.broen.domain.given.TheRules;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.Mail;
import dk.broen.domain.terms.ContactPoint.MedCom;
import dk.broen.domain.terms.ContactPoint.Sms;
import dk.broen.domain.terms.ContactPoint.When;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressNowTest {
    private static final Mail OLD = new Mail("old@kommune.example");
    private static final Mail NEW = new Mail("new@kommune.example");
    private static final Mail UNITS = new Mail("unit@kommune.example");
    private static final Sms PHONE = new Sms("+4520000001", When.ALWAYS);
    private static final Period SINCE = new Period(LocalDate.parse("2026-01-01"), Optional.empty());
    private static final LocalDate TODAY = LocalDate.parse("2026-12-04");
    private static final Instant AT = Danish.time("2026-12-04T10:00");
    private static final RecipientId UNIT = RecipientId.of(new UnitId("u"));
    private static final RecipientId ANNE = new RecipientId(new UnitId("u"), Optional.of("Anne Holm"));

    @Test
    void an_address_that_is_still_known_stays() {
        assertThat(now(OLD, UNIT, nobody(), NEW, OLD)).contains(OLD);
    }

    @Test
    void a_corrected_address_is_used_instead_of_the_planned_one() {
        assertThat(now(OLD, UNIT, nobody(), PHONE, NEW)).contains(NEW);
    }

    @Test
    void an_address_that_is_gone_is_not_used() {
        assertThat(now(OLD, UNIT, nobody(), PHONE)).isEmpty();
    }

    @Test
    void the_own_address_of_a_coordinator_a_deputy_or_a_worker_stays() {
        assertThat(now(OLD, ANNE, facts(appointed("Anne Holm", OLD)), NEW)).contains(OLD);
        assertThat(now(OLD, new RecipientId(new UnitId("u"), Optional.of("Bo Holm")),
            facts(new Appointment(person("Bo Holm"), new UnitId("u"), Appointment.Rank.PRIMARY, SINCE,
                Optional.of(person("Anne Holm", OLD)), List.of())),
            NEW)).contains(OLD);
        assertThat(now(OLD, ANNE, facts(working(SINCE)), NEW)).contains(OLD);
        assertThat(now(OLD, ANNE, facts(working(new Period(TODAY.plusDays(1), Optional.empty()))), NEW)).contains(OLD);
    }

    @Test
    void a_notice_that_waited_until_a_day_of_absence_goes_to_the_deputy() {
        Mail deputys = new Mail("deputy@kommune.example");
        Appointment absentToday = new Appointment(person("Anne Holm", OLD), new UnitId("u"), Appointment.Rank.PRIMARY, SINCE,
            Optional.of(person("Bo Holm", deputys)), List.of(Period.between(TODAY, TODAY)));
        Appointment withoutDeputy = new Appointment(person("Anne Holm", OLD), new UnitId("u"), Appointment.Rank.PRIMARY, SINCE,
            Optional.empty(), List.of(Period.between(TODAY, TODAY)));

        assertThat(now(OLD, ANNE, facts(absentToday), UNITS)).contains(deputys);
        assertThat(now(OLD, ANNE, facts(withoutDeputy), UNITS)).contains(UNITS);
    }

    @Test
    void a_notice_that_was_for_the_deputy_goes_to_the_coordinator_who_is_back_at_work() {
        Mail deputys = new Mail("deputy@kommune.example");
        Appointment back = new Appointment(person("Anne Holm", NEW), new UnitId("u"), Appointment.Rank.PRIMARY, SINCE,
            Optional.of(person("Bo Holm", deputys)), List.of(Period.between(TODAY.minusDays(2), TODAY.minusDays(1))));

        assertThat(now(deputys, ANNE, facts(back), UNITS)).contains(NEW);
        assertThat(at(Danish.time("2026-12-04T22:00"), deputys, ANNE, facts(back), UNITS)).contains(deputys);
    }

    @Test
    void the_phone_of_a_person_is_an_address_of_the_unit() {
        assertThat(now(PHONE, UNIT, facts(appointed("Anne Holm", PHONE)), NEW)).contains(PHONE);
    }

    @Test
    void a_corrected_address_of_the_person_comes_before_the_unit() {
        assertThat(now(OLD, ANNE, facts(appointed("Anne Holm", PHONE, NEW)), UNITS)).contains(NEW);
    }

    @Test
    void the_address_of_a_person_whose_appointment_or_service_ended_or_who_works_elsewhere_is_not_used() {
        Period ended = Period.between(SINCE.from(), TODAY.minusDays(1));
        assertThat(now(OLD, ANNE, facts(appointed("Anne Holm", ended, "u", OLD)), UNITS)).contains(UNITS);
        assertThat(now(OLD, ANNE, facts(working(ended)), UNITS)).contains(UNITS);
        assertThat(now(OLD, ANNE, facts(appointed("Anne Holm", SINCE, "other", OLD)), UNITS)).contains(UNITS);
    }

    @Test
    void the_address_of_another_person_is_not_used() {
        assertThat(now(OLD, ANNE, facts(appointed("Bo Holm", OLD)), UNITS)).contains(UNITS);
        assertThat(now(OLD, UNIT, facts(appointed("Anne Holm", NEW)), UNITS)).contains(UNITS);
    }

    @Test
    void what_was_told_is_taken_back_there_and_a_medcom_receiver_is_followed_by_its_sor_id() {
        MedCom before = new MedCom("https://old.example/fhir", "953741000016009", "5790001348120");
        MedCom moved = new MedCom("https://new.example/fhir", "953741000016009", "5790001348120");
        MedCom another = new MedCom("https://new.example/fhir", "777770000016009", "5790001348120");

        assertThat(addressNow(AT, nobody(), moved).told(before, UNIT)).isEqualTo(moved);
        assertThat(addressNow(AT, nobody(), another).told(before, UNIT)).isEqualTo(before);
        assertThat(addressNow(AT, nobody(), NEW).told(OLD, UNIT)).isEqualTo(OLD);
    }

    private static Optional<ContactPoint> now(ContactPoint planned, RecipientId recipient, CitizenFacts facts, ContactPoint... ofUnit) {
        return at(AT, planned, recipient, facts, ofUnit);
    }

    private static Optional<ContactPoint> at(Instant at, ContactPoint planned, RecipientId recipient, CitizenFacts facts,
        ContactPoint... ofUnit) {
        return addressNow(at, facts, ofUnit).of(planned, recipient);
    }

    private static AddressNow addressNow(Instant at, CitizenFacts facts, ContactPoint... ofUnit) {
        AUnit unit = aUnit("u").reachedBy(ofUnit);
        return new AddressNow(ADirectory.of(aarhus().with(unit, aUnit("other"))), facts, TheRules.SHIPPED.calendar(), at);
    }

    private static Appointment appointed(String name, ContactPoint... contact) {
        return appointed(name, SINCE, "u", contact);
    }

    private static Appointment appointed(String name, Period period, String unit, ContactPoint... contact) {
        return new Appointment(person(name, contact), new UnitId(unit), Appointment.Rank.PRIMARY, period, Optional.empty(), List.of());
    }

    private static ServiceAssignment working(Period period) {
        return new ServiceAssignment(UnitFunction.HOUSING_SUPPORT, new UnitId("u"), period, Optional.of(person("Anne Holm", OLD)));
    }

    private static Person person(String name, ContactPoint... contact) {
        return new Person(name, Optional.empty(), Optional.empty(), List.of(contact));
    }

    private static CitizenFacts nobody() {
        return facts(List.of(), List.of());
    }

    private static CitizenFacts facts(Appointment appointment) {
        return facts(List.of(appointment), List.of());
    }

    private static CitizenFacts facts(ServiceAssignment service) {
        return facts(List.of(), List.of(service));
    }

    private static CitizenFacts facts(List<Appointment> appointments, List<ServiceAssignment> services) {
        return new CitizenFacts(List.of(), appointments, services, new ConsentRecord.Known(List.of()));
    }
}
