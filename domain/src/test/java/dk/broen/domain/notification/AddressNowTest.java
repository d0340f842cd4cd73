package dk.broen.domain.notification;

import static dk.broen.domain.given.AUnit.aUnit;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.ContactPoint.Mail;
import dk.broen.domain.terms.ContactPoint.Sms;
import dk.broen.domain.terms.ContactPoint.When;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressNowTest {
    private static final Mail OLD = new Mail("old@kommune.example");
    private static final Mail NEW = new Mail("new@kommune.example");
    private static final Sms PHONE = new Sms("+4520000001", When.ALWAYS);
    private static final Period SINCE = new Period(LocalDate.parse("2026-01-01"), Optional.empty());

    @Test
    void an_address_that_is_still_known_stays() {
        assertThat(now(OLD, aUnit("u").reachedBy(NEW, OLD).in("0751"), nobody())).contains(OLD);
    }

    @Test
    void a_corrected_address_is_used_instead_of_the_planned_one() {
        assertThat(now(OLD, aUnit("u").reachedBy(PHONE, NEW).in("0751"), nobody())).contains(NEW);
    }

    @Test
    void an_address_that_is_gone_is_not_used() {
        assertThat(now(OLD, aUnit("u").reachedBy(PHONE).in("0751"), nobody())).isEmpty();
    }

    @Test
    void the_own_address_of_a_coordinator_a_deputy_or_a_worker_stays() {
        Unit unit = aUnit("u").reachedBy(NEW).in("0751");
        Person person = new Person("Anne Holm", Optional.empty(), Optional.empty(), List.of(OLD));
        Person other = new Person("Bo Holm", Optional.empty(), Optional.empty(), List.of());
        assertThat(now(OLD, unit, facts(List.of(appointed(person, Optional.empty())), List.of()))).contains(OLD);
        assertThat(now(OLD, unit, facts(List.of(appointed(other, Optional.of(person))), List.of()))).contains(OLD);
        assertThat(now(OLD, unit, facts(List.of(), List.of(
            new ServiceAssignment(UnitFunction.HOUSING_SUPPORT, new UnitId("u"), SINCE, Optional.of(person)))))).contains(OLD);
    }

    private static Optional<ContactPoint> now(ContactPoint planned, Unit unit, CitizenFacts facts) {
        return AddressNow.of(planned, unit, facts);
    }

    private static Appointment appointed(Person coordinator, Optional<Person> deputy) {
        return new Appointment(coordinator, new UnitId("u"), Appointment.Rank.PRIMARY, SINCE, deputy, List.of());
    }

    private static CitizenFacts nobody() {
        return facts(List.of(), List.of());
    }

    private static CitizenFacts facts(List<Appointment> appointments, List<ServiceAssignment> services) {
        return new CitizenFacts(List.of(), appointments, services, new ConsentRecord.Known(List.of()));
    }
}
