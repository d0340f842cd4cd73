package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AMunicipality.aMunicipality;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.AnOverride.anOverride;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Who is silent, and who is not. Units are open on weekdays from 9 to 16, and the last of two deadlines is Monday at 11. */
class SilenceTest {
    private static final String FRIDAY = "2026-12-04T10:00";
    private static final String IN_TIME = "2026-12-04T10:30";
    private static final String WEDNESDAY = "2026-12-09T10:00";
    private static final StayEvent ADMITTED = anAdmission().at(FRIDAY).original();

    private final AMunicipality rules = aarhus().with(aUnit("tovholdere", COORDINATOR).managedBy("leder"), aUnit("andre", COORDINATOR),
        aUnit("leder", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT).managedBy("leder"), aUnit("hjemmevejleder", HOUSING_SUPPORT),
        aUnit("team", COORDINATOR)).withCoordinatorTeam("team")
        .expectingAnswers(EventType.ADMITTED, COORDINATOR, "4 working hours", 1)
        .expectingAnswers(EventType.ADMITTED, HOUSING_SUPPORT, "4 working hours", 1);

    @Test
    void who_answered_in_time_is_not_silent_because_another_unit_is_told_later() {
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT));
        hub.hears(ADMITTED);
        hub.answered("bostoette", Acknowledgement.Kind.RECEIVED, IN_TIME);
        hub.waits(WEDNESDAY);
        hub.knowing(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withServiceAt(HOUSING_SUPPORT, "hjemmevejleder").withConsentFor(HOUSING_SUPPORT));

        assertThat(AHub.told(hub.looks(WEDNESDAY))).containsExactly("hjemmevejleder says ADMITTED, now ADMITTED");
        hub.looks("2026-12-09T10:01");
        assertThat(hub.read("leder")).isEmpty();
    }

    @Test
    void who_answered_in_time_is_not_silent_because_another_coordinator_is_told_during_an_absence() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, IN_TIME);
        hub.waits(WEDNESDAY);
        hub.knowing(
            aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere").absent("2026-12-09", "2026-12-09"))
                .coordinatedBy(appointed(aPerson("Bo Lund"), "andre").secondary()).withConsentFor(COORDINATOR));
        hub.looks(WEDNESDAY);
        hub.knowing(coordinated().withConsentFor(COORDINATOR));
        hub.looks("2026-12-10T10:00");

        assertThat(hub.read("andre")).containsExactly("says ADMITTED, now ADMITTED", "part ended");
        assertThat(hub.read("team")).isEmpty();
    }

    /** The first answers late, so that the second was told too; then the time of the admission is corrected. */
    private AHub answeredAndThenCorrected() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.waits("2026-12-07T12:00");
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2026-12-07T12:00");
        hub.waits(WEDNESDAY);
        hub.hears(anAdmission().at("2026-12-04T09:30").sentAt(WEDNESDAY).corrected());
        return hub;
    }

    @Test
    void what_another_one_of_the_chain_settled_stays_settled_when_a_correction_comes() {
        AHub hub = answeredAndThenCorrected();
        assertThat(hub.read("andre")).hasSize(2);
        assertThat(hub.waits("2026-12-09T10:30")).isEmpty();
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2026-12-09T10:30");

        assertThat(hub.waits("2026-12-20T00:00")).isEmpty();
        assertThat(hub.read("team")).isEmpty();
        assertThat(hub.read("leder")).isEmpty();
    }

    @Test
    void the_clock_of_a_correction_begins_with_it() {
        AHub hub = answeredAndThenCorrected();

        assertThat(hub.waits("2026-12-10T00:00")).containsExactlyInAnyOrder(
            "2026-12-09T14:00 tovholdere reminds of ADMITTED, now ADMITTED", "2026-12-09T14:00 andre reminds of ADMITTED, now ADMITTED");
        assertThat(hub.read("team")).isEmpty();
    }

    @Test
    void an_answer_is_none_to_what_had_not_left_yet() {
        AHub hub = new AHub(ADirectory.of(aarhus()
            .with(aUnit("tovholdere", COORDINATOR).reachedBy(new ContactPoint.Mail("tovholdere@kommune.example")))
            .expectingAnswers(EventType.ADMITTED, COORDINATOR, "4 working hours", 1)
            .expectingAnswers(EventType.LEAVE_STARTED, COORDINATOR, "4 working hours", 1)),
            aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere")).withConsentFor(COORDINATOR));
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-05T09:00").original());
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2026-12-05T12:00");
        hub.looks("2026-12-07T09:00");

        assertThat(hub.waits("2026-12-07T16:00")).contains("2026-12-07T13:00 tovholdere reminds of LEAVE_STARTED, now ON_LEAVE");
    }

    @Test
    void the_answer_of_one_unit_is_no_answer_of_another_unit_with_the_same_function() {
        AHub hub = hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withServiceAt(HOUSING_SUPPORT, "hjemmevejleder").withConsentFor(HOUSING_SUPPORT));
        hub.hears(ADMITTED);
        hub.answered("bostoette", Acknowledgement.Kind.RECEIVED, IN_TIME);

        assertThat(hub.waits("2026-12-12T00:00")).containsExactly("2026-12-04T14:00 hjemmevejleder reminds of ADMITTED, now ADMITTED",
            "2026-12-07T11:00 opens UNANSWERED");
    }

    @Test
    void who_answered_before_and_has_its_part_no_more_answers_for_nobody() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, IN_TIME);
        hub.hears(an(EventType.LEAVE_STARTED).at("2026-12-04T10:40").original());
        hub.answered("tovholdere", Acknowledgement.Kind.NOT_US, "2026-12-04T11:00");

        assertThat(hub.waits("2026-12-05T00:00")).containsExactly("2026-12-04T15:00 andre reminds of ADMITTED, now ON_LEAVE");
    }

    @Test
    void the_answer_of_another_municipality_is_none() {
        AMunicipality silkeborg = aMunicipality(SILKEBORG).with(aUnit("silkeborg", COORDINATOR)).withCoordinatorTeam("silkeborg")
            .expectingAnswers(EventType.ADMITTED, COORDINATOR, "4 working hours", 1);
        AHub hub = new AHub(ADirectory.of(rules, silkeborg), coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, IN_TIME);
        hub.knowing(aCitizen().livingIn(SILKEBORG).with(aConsent().naming(COORDINATOR).givenIn(SILKEBORG)));
        hub.looks("2026-12-04T11:00");

        assertThat(hub.waits("2026-12-05T00:00")).containsExactly("2026-12-04T15:00 silkeborg reminds of ADMITTED, now ADMITTED");
    }

    @Test
    void when_it_is_switched_on_nobody_is_reminded_of_what_was_told_before() {
        AMunicipality without = aarhus().with(aUnit("tovholdere", COORDINATOR).managedBy("leder"), aUnit("leder", COORDINATOR));
        AHub hub = new AHub(ADirectory.of(without), coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.configured(ADirectory.of(rules.expectingAnswersFrom("2026-12-09")));

        assertThat(hub.waits(WEDNESDAY)).isEmpty();
        assertThat(hub.waits("2026-12-20T00:00")).isEmpty();
    }

    @Test
    void after_not_us_the_next_one_is_told_at_the_same_mailbox() {
        ContactPoint shared = new ContactPoint.Mail("tovholdere@kommune.example");
        AHub hub = new AHub(ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR).reachedBy(shared),
            aUnit("team", COORDINATOR).reachedBy(shared)).withCoordinatorTeam("team")), coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);

        assertThat(AHub.told(hub.answered("tovholdere", Acknowledgement.Kind.NOT_US, "2026-12-04T11:00")))
            .containsExactly("team says ADMITTED, now ADMITTED");
    }

    @Test
    void an_answer_stops_what_still_waits_for_the_morning() {
        AHub hub = new AHub(ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR).open(AUnit.open("00:00-24:00",
            DayOfWeek.values())).managedBy("leder"),
            aUnit("leder", COORDINATOR).reachedBy(new ContactPoint.Mail("leder@kommune.example")))
            .expectingAnswers(EventType.ADMITTED, COORDINATOR, "4 working hours", 0)), aCitizen().livingIn(AARHUS)
                .coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere")).withConsentFor(COORDINATOR));
        hub.hears(anAdmission().at("2026-12-04T15:00").original());
        hub.waits("2026-12-04T20:00");
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2026-12-04T20:00");

        hub.looks("2026-12-07T09:00");

        assertThat(hub.read("leder")).isEmpty();
    }

    @Test
    void nobody_is_reminded_more_often_because_a_time_was_corrected() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED, anAdmission().at("2026-12-04T09:30").sentAt("2026-12-04T13:00").corrected());

        assertThat(hub.waits("2026-12-07T11:00")).containsExactly("2026-12-04T14:00 tovholdere reminds of ADMITTED, now ADMITTED",
            "2026-12-07T11:00 andre says ADMITTED, now ADMITTED");
    }

    @Test
    void who_cannot_be_reached_is_not_reminded_and_the_next_one_is_told_at_once() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR)).attempting(AHub.Outcome.GIVEN_UP);
        hub.hears(ADMITTED);

        assertThat(AHub.told(hub.looks("2026-12-04T10:01"))).contains("andre says ADMITTED, now ADMITTED");
        assertThat(hub.waits("2026-12-04T14:01")).containsExactly("2026-12-04T14:01 andre reminds of ADMITTED, now ADMITTED");
    }

    @Test
    void who_is_told_because_of_a_silence_must_answer_by_the_same_rule() {
        AHub hub = new AHub(ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR).managedBy("leder"), aUnit("andre", COORDINATOR),
            aUnit("leder", COORDINATOR)).expectingAnswersOf("tovholdere", EventType.ADMITTED, COORDINATOR, "1 working hour", 0)),
            coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);

        assertThat(hub.waits("2026-12-05T00:00")).containsExactly("2026-12-04T11:00 andre says ADMITTED, now ADMITTED",
            "2026-12-04T12:00 leder says ADMITTED, now ADMITTED", "2026-12-04T13:00 opens UNANSWERED");
    }

    @Test
    void a_record_that_ends_does_not_undo_the_answer() {
        AHub hub = new AHub(ADirectory.of(aarhus().with(aUnit("tovholdere", COORDINATOR), aUnit("vagt", COORDINATOR))
            .withCoordinatorTeam("tovholdere").withDutyDesk("vagt")),
            aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere")).withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.answered("tovholdere", Acknowledgement.Kind.NOT_US, "2026-12-04T11:00");
        hub.knowing(aCitizen().livingIn(AARHUS).withConsentFor(COORDINATOR).recordedBy(AARHUS, "2026-12-04T12:00")
            .coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere")
                .lasting(Period.between(ACitizen.LONG_AGO.from(), LocalDate.of(2026, 12, 3)))));
        hub.looks("2026-12-04T12:00");

        assertThat(hub.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_record_about_another_coordinator_of_the_unit_does_not_undo_the_answer() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.answered("tovholdere", Acknowledgement.Kind.NOT_US, "2026-12-04T11:00");
        hub.knowing(coordinated().withConsentFor(COORDINATOR).recordedBy(AARHUS, "2026-12-04T12:00").coordinatedBy(
            appointed(aPerson("Kim Dahl").at(new ContactPoint.Mail("kim@kommune.example")), "tovholdere").secondary()));
        hub.looks("2026-12-04T12:00");

        assertThat(hub.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.tasks()).contains(Kind.DOUBTFUL_ENTRY);
    }

    @Test
    void whoever_was_told_for_somebody_who_may_not_know_any_more_reads_nothing_of_how_things_stand() {
        AHub hub = hub(coordinated().with(aConsent().namingUnits("tovholdere")).with(aConsent().namingUnits("andre")));
        hub.hears(ADMITTED);
        hub.waits("2026-12-07T12:00");
        hub.knowing(coordinated().with(aConsent().namingUnits("tovholdere").withdrawnAt("2026-12-07T12:00"))
            .with(aConsent().namingUnits("andre")));
        hub.hears(an(EventType.LEAVE_STARTED).at("2026-12-08T10:00").original());

        assertThat(hub.read("andre")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void what_a_human_closed_for_one_matter_is_opened_for_another() {
        rules.expectingAnswers(EventType.DISCHARGED, COORDINATOR, "4 working hours", 0);
        AHub hub = hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Bo Lund"), "andre"))
            .with(aConsent().namingUnits("andre")));
        hub.hears(ADMITTED);
        hub.waits("2026-12-07T12:00");
        assertThat(hub.tasks()).contains(Kind.UNANSWERED);
        hub.closing(Kind.UNANSWERED);
        hub.hears(aDischarge().at("2026-12-08T10:00").original());

        assertThat(hub.waits("2026-12-08T15:00")).containsExactly("2026-12-08T14:00 opens UNANSWERED");
    }

    @Test
    void while_the_consents_cannot_be_read_nobody_loses_its_part() {
        AHub hub = hub(twoPrimaries());
        hub.hears(ADMITTED);
        hub.waits("2026-12-07T12:00");
        assertThat(hub.read("team")).isNotEmpty();
        hub.knowing(twoPrimaries().whoseConsentsCannotBeRead());

        assertThat(AHub.told(hub.looks("2026-12-07T12:01"))).isEmpty();
    }

    @Test
    void the_manager_of_a_confidential_unit_must_have_its_function() {
        AMunicipality substances = aarhus().with(aUnit("rusmiddel", SUBSTANCE_USE).managedBy("socialchef"),
            aUnit("socialchef", UnitFunction.SOCIAL_SERVICES))
            .expectingAnswers(EventType.ADMITTED, SUBSTANCE_USE, "1 working hour", 0);
        AHub hub = new AHub(ADirectory.of(substances), aCitizen().livingIn(AARHUS)
            .withServiceAt(SUBSTANCE_USE, "rusmiddel").withConsentFor(SUBSTANCE_USE));
        hub.hears(ADMITTED);

        assertThat(hub.waits("2026-12-05T00:00")).containsExactly("2026-12-04T11:00 opens UNANSWERED");
    }

    @Test
    void not_us_passes_over_what_was_decided_before_and_not_what_a_human_decides_afterwards() {
        AHub hub = hub(coordinated().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);
        hub.answered("tovholdere", Acknowledgement.Kind.NOT_US, "2026-12-04T11:00");
        hub.knowing(
            coordinated().withConsentFor(COORDINATOR).recordedBy(AARHUS, "2026-12-04T10:59").with(anOverride().telling("tovholdere")));
        assertThat(AHub.told(hub.looks("2026-12-04T12:00"))).isEmpty();
        hub.knowing(
            coordinated().withConsentFor(COORDINATOR).recordedBy(AARHUS, "2026-12-04T12:00").with(anOverride().telling("tovholdere")));

        assertThat(AHub.told(hub.looks("2026-12-04T12:00"))).containsExactly("tovholdere says ADMITTED, now ADMITTED");
    }

    @Test
    void the_answer_of_a_unit_does_not_pass_over_a_coordinator_there_who_is_addressed() {
        AHub hub = hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Kim Dahl"), "tovholdere"))
            .coordinatedBy(appointed(aPerson("Grethe Juul").at(new ContactPoint.Mail("grethe@kommune.example")), "tovholdere").secondary())
            .withConsentFor(COORDINATOR));
        hub.hears(ADMITTED);

        assertThat(AHub.told(hub.answered("tovholdere", Acknowledgement.Kind.NOT_US, "2026-12-04T11:00")))
            .containsExactly("tovholdere/Grethe Juul says ADMITTED, now ADMITTED");
    }

    private static ACitizen twoPrimaries() {
        return aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere"))
            .coordinatedBy(appointed(aPerson("Bo Lund"), "andre"))
            .with(aConsent().namingUnits("tovholdere", "team"));
    }

    private AHub hub(ACitizen citizen) {
        return new AHub(ADirectory.of(rules), citizen);
    }

    private static ACitizen coordinated() {
        return aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere"))
            .coordinatedBy(appointed(aPerson("Bo Lund"), "andre").secondary());
    }
}
