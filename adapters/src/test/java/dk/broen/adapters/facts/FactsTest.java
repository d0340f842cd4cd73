package dk.broen.adapters.facts;

import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.HOUSING;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.staging.Store;
import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.citizen.Person;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.citizen.ServiceAssignment;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.schedule.TimeRange;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class FactsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final Residence RESIDENCE = new Residence(AARHUS, Residence.Kind.RESIDENCE, new Period(DAY, Optional.empty()));
    private static final Person COORDINATOR = new Person("Anne Holm", Optional.of("+4520000002"),
        Optional.of(new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of(TimeRange.parse("08:00-15:30"))),
            Map.of(LocalDate.of(2026, 12, 24), List.of()), true)),
        List.of(new ContactPoint.Mail("anne@example.invalid"), new ContactPoint.Sms("+4520000003", ContactPoint.When.OPENING_HOURS),
            new ContactPoint.Queue("notifications.0751.anne")));
    private static final Appointment APPOINTMENT =
        new Appointment(COORDINATOR, HOUSING, Appointment.Rank.PRIMARY, new Period(DAY, Optional.empty()),
            Optional.of(new Person("Bo Lund", Optional.empty(), Optional.empty(), List.of())),
            List.of(Period.between(DAY, DAY.plusDays(7))));
    private static final ServiceAssignment SERVICE =
        new ServiceAssignment(HOUSING_SUPPORT, HOUSING, new Period(DAY, Optional.empty()), Optional.empty());
    private static final Consent CONSENT =
        new Consent("c1", Consent.Answer.GIVEN, Set.of(HOUSING_SUPPORT), Set.of(HOUSING), Set.of(EventType.ADMITTED),
            AARHUS, Set.of(new RegionCode("1082")), Consent.Form.WRITTEN, "sygeplejerske", Period.between(DAY, DAY.plusMonths(11)),
            Optional.empty());
    private static final String WHO = "sagsbehandler 17";
    private static final String WHY = "visiteret";

    private final Cpr citizen = aCitizen();
    private Store store;
    private Facts facts;

    @BeforeEach
    void open(Store store) {
        this.store = store;
        facts = store.facts();
    }

    @Test
    void recorded_facts_are_read_back() {
        facts.record(citizen, new Fact.Resident(RESIDENCE), WHO, WHY, FRIDAY_NIGHT);
        facts.record(citizen, new Fact.Appointed(APPOINTMENT), WHO, WHY, FRIDAY_NIGHT);
        facts.record(citizen, new Fact.Served(SERVICE), WHO, WHY, FRIDAY_NIGHT);
        UUID consent = facts.record(citizen, new Fact.Consented(CONSENT), WHO, WHY, MONDAY_MORNING);

        assertThat(facts.of(citizen)).isEqualTo(new CitizenFacts(List.of(RESIDENCE), List.of(APPOINTMENT), List.of(SERVICE),
            new ConsentRecord.Known(List.of(withIdOf(consent)))));
        assertThat(facts.recordedOf(citizen)).last()
            .isEqualTo(new RecordedFact(consent, new Fact.Consented(withIdOf(consent)), WHO, WHY, MONDAY_MORNING));
        assertThat(facts.of(aCitizen()).services()).isEmpty();
    }

    @Test
    void an_ended_fact_is_left_out() {
        UUID service = facts.record(citizen, new Fact.Served(SERVICE), WHO, WHY, FRIDAY_NIGHT);

        assertThat(facts.end(service, WHO, "afsluttet", MONDAY_MORNING)).isTrue();
        assertThat(facts.end(service, WHO, "afsluttet", MONDAY_MORNING)).isFalse();

        assertThat(facts.of(citizen).services()).isEmpty();
    }

    @Test
    void a_withdrawn_consent_stays_among_the_facts_as_withdrawn() {
        UUID consent = facts.record(citizen, new Fact.Consented(CONSENT), WHO, WHY, FRIDAY_NIGHT);
        UUID service = facts.record(citizen, new Fact.Served(SERVICE), WHO, WHY, FRIDAY_NIGHT);

        assertThat(facts.withdrawConsent(consent, WHO, "borger ringede", MONDAY_MORNING)).isTrue();
        assertThat(facts.withdrawConsent(service, WHO, "ikke et samtykke", MONDAY_MORNING)).isFalse();

        ConsentRecord.Known known = (ConsentRecord.Known) facts.of(citizen).consents();
        assertThat(known.consents()).extracting(Consent::withdrawnAt).containsExactly(Optional.of(MONDAY_MORNING));
    }

    @Test
    void a_consent_cannot_be_ended() {
        UUID consent = facts.record(citizen, new Fact.Consented(CONSENT), WHO, WHY, FRIDAY_NIGHT);

        assertThat(facts.end(consent, WHO, "afsluttet", MONDAY_MORNING)).isFalse();

        assertThat(facts.of(citizen).consents()).isEqualTo(new ConsentRecord.Known(List.of(withIdOf(consent))));
    }

    @Test
    void every_write_is_an_occasion_to_look_at_the_citizen() {
        List<UUID> ids = facts.record(citizen, List.of(new Fact.Resident(RESIDENCE), new Fact.Served(SERVICE), new Fact.Consented(CONSENT)),
            WHO, WHY, FRIDAY_NIGHT);
        assertThat(ids).hasSize(3);
        assertThat(looks()).isEqualTo(1);

        facts.end(ids.get(1), WHO, "afsluttet", MONDAY_MORNING);
        facts.end(ids.get(1), WHO, "afsluttet", MONDAY_MORNING);
        facts.withdrawConsent(ids.get(2), WHO, "borger ringede", MONDAY_MORNING);

        assertThat(looks()).isEqualTo(3);
    }

    private int looks() {
        return store.database().jdbc().sql("""
                select count(*) from occasion o join scheduled_tasks t on t.task_name = 'look' and t.task_instance = o.id::text
                where o.kind = 'RECORDED' and o.citizen_key = :citizen""")
            .param("citizen", store.keys().index().keyOf(citizen)).query(Integer.class).single();
    }

    /** The consent of these tests with the id of its fact. */
    private static Consent withIdOf(UUID fact) {
        return new Consent(fact.toString(), CONSENT.answer(), CONSENT.functions(), CONSENT.units(), CONSENT.events(),
            CONSENT.municipality(), CONSENT.regions(), CONSENT.form(), CONSENT.obtainedBy(), CONSENT.period(), CONSENT.withdrawnAt());
    }

    @Test
    void a_write_without_author_or_reason_is_refused() {
        UUID service = facts.record(citizen, new Fact.Served(SERVICE), WHO, WHY, FRIDAY_NIGHT);

        assertThatThrownBy(() -> facts.record(citizen, new Fact.Served(SERVICE), " ", WHY, FRIDAY_NIGHT))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> facts.record(citizen, new Fact.Served(SERVICE), WHO, "", FRIDAY_NIGHT))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> facts.end(service, WHO, "", FRIDAY_NIGHT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(facts.of(citizen).services()).hasSize(1);
    }
}
