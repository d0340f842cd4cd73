package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.PSYCHIATRIC_WARD;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.history.StayEvent;
import org.junit.jupiter.api.Test;

/** What the ward is answered (domain.md §5). */
class WardAnswerTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private final Scene scene = new Scene();

    @Test
    void the_ward_is_told_who_the_coordinator_is() {
        WardAnswer answer = answer(scene.hub(coordinatedBy("Anna Holm")).hears(ADMITTED));

        assertThat(answer.askForConsent()).isFalse();
        assertThat(answer.inReplyTo()).isEqualTo(ACourse.occasion(1));
        assertThat(answer.coordinator()).hasValueSatisfying(contact -> {
            assertThat(contact.appointed()).isTrue();
            assertThat(contact.name()).isEqualTo("Anna Holm");
            assertThat(contact.title()).isEqualTo("tovholder");
            assertThat(contact.phone()).contains("+4520000009");
            assertThat(contact.hours()).isEqualTo(AUnit.OFFICE);
        });
    }

    @Test
    void the_ward_is_answered_once_and_again_when_the_coordinator_changes() {
        AHub hub = scene.hub(coordinatedBy("Anna Holm"));
        hub.hears(ADMITTED);

        assertThat(hub.looks("2026-12-01T12:00").wardAnswers()).isEmpty();
        assertThat(answer(hub.knowing(coordinatedBy("Bo Lund")).looks("2026-12-02T12:00")).coordinator())
            .hasValueSatisfying(contact -> assertThat(contact.name()).isEqualTo("Bo Lund"));
    }

    @Test
    void the_ward_is_told_a_unit_and_no_name_of_a_worker_if_nobody_is_appointed() {
        ACitizen citizen = aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette", aPerson("Bodil").person())
            .with(aConsent().namingUnits("bostoette"));

        assertThat(answer(scene.hub(citizen).hears(ADMITTED)).coordinator()).hasValueSatisfying(contact -> {
            assertThat(contact.appointed()).isFalse();
            assertThat(contact.name()).isEqualTo("Unit bostoette");
        });
    }

    @Test
    void the_ward_is_asked_to_ask_the_citizen_and_gets_no_coordinator_who_may_not_be_told() {
        Plan plan = scene.hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna Holm"), "tovholdere"))).hears(ADMITTED);

        assertThat(answer(plan).askForConsent()).isTrue();
        assertThat(answer(plan).coordinator()).isEmpty();
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.WITHHELD);
    }

    @Test
    void the_ward_is_answered_again_when_the_consent_is_given() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna Holm"), "tovholdere")));
        hub.hears(ADMITTED);

        assertThat(answer(hub.knowing(coordinatedBy("Anna Holm")).looks("2026-12-01T12:00")).askForConsent()).isFalse();
    }

    @Test
    void the_ward_gets_an_answer_to_a_discharge_only_if_the_citizen_should_be_asked() {
        assertThat(scene.hub(coordinatedBy("Anna Holm")).hears(DISCHARGED).wardAnswers()).isEmpty();
        assertThat(answer(scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")).hears(DISCHARGED))
            .askForConsent()).isTrue();
    }

    @Test
    void a_coordinator_without_a_phone_is_called_at_the_phone_of_the_unit() {
        Plan plan = scene.hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna Holm"), "tovholdere"))
            .withConsentFor(COORDINATOR)).hears(ADMITTED);

        assertThat(answer(plan).coordinator()).hasValueSatisfying(contact -> assertThat(contact.phone()).contains("+4520000000"));
    }

    @Test
    void each_of_two_wards_is_answered_once_also_if_both_are_told_the_same() {
        AHub hub = scene.hub(appointedToAnna().with(aConsent().naming(COORDINATOR).forHospitalsOf(MIDTJYLLAND, SYDDANMARK)));
        StayEvent elsewhere = anAdmission().from("ouh").inStay("o1").onWard(PSYCHIATRIC_WARD).at("2026-12-01T12:00").original();
        hub.hears(ADMITTED);

        assertThat(answer(hub.hears(elsewhere)).hospital()).isEqualTo(elsewhere.stay().hospital());
        assertThat(hub.hears(aWardChange().at("2026-12-01T13:00").original()).wardAnswers()).isEmpty();
    }

    @Test
    void a_ward_is_told_no_coordinator_who_may_know_only_of_another_stay() {
        AHub hub = scene.hub(appointedToAnna().withConsentFor(COORDINATOR));
        hub.hears(ADMITTED, aWardChange().at("2026-12-01T13:00").original());
        WardAnswer elsewhere = answer(hub.hears(anAdmission().from("ouh").inStay("o1").at("2026-12-01T12:00").original()));

        assertThat(elsewhere.coordinator()).isEmpty();
        assertThat(elsewhere.askForConsent()).isTrue();
    }

    @Test
    void the_question_names_its_work_item_and_the_functions_that_the_citizen_can_be_asked_about() {
        Plan plan = scene.hub(appointedToAnna()).hears(ADMITTED);

        assertThat(answer(plan).question()).hasValueSatisfying(question -> {
            assertThat(plan.open()).extracting(WorkItem::key).contains(question.workItem());
            assertThat(question.about()).extracting(WardAnswer.About::function).contains(COORDINATOR, HOUSING_SUPPORT);
        });
    }

    @Test
    void the_ward_hears_that_the_municipality_is_unclear_and_then_who_coordinates() {
        AHub hub = scene.hub(coordinatedBy("Anna Holm"));
        WardAnswer unclear = answer(hub.hears(anAdmission().statingMunicipality("0461").at("2026-12-01T10:00").original()));

        assertThat(unclear.municipalityUnclear()).isTrue();
        assertThat(unclear.coordinator()).isEmpty();
        assertThat(unclear.askForConsent()).isFalse();
        assertThat(hub.looks("2026-12-01T12:00").wardAnswers()).as("answered once").isEmpty();
    }

    @Test
    void the_last_answer_is_kept_while_the_ward_would_read_the_same() {
        AHub hub = scene.hub(coordinatedBy("Anna Holm"));
        WardAnswer planned = answer(hub.hears(ADMITTED));

        assertThat(hub.looks("2026-12-01T12:00").wardAnswersKept()).containsExactly(planned);
    }

    @Test
    void an_answer_is_kept_no_longer_when_the_consent_is_gone_or_another_one_coordinates() {
        AHub withdrawn = scene.hub(coordinatedBy("Anna Holm"));
        withdrawn.hears(ADMITTED);
        AHub changed = scene.hub(coordinatedBy("Anna Holm"));
        changed.hears(ADMITTED);

        assertThat(withdrawn.knowing(appointedToAnna()).looks("2026-12-01T12:00").wardAnswersKept()).isEmpty();
        assertThat(changed.knowing(coordinatedBy("Bo Lund")).looks("2026-12-01T12:00").wardAnswersKept()).isEmpty();
    }

    @Test
    void of_two_answers_about_a_stay_only_the_last_one_is_kept() {
        AHub hub = scene.hub(coordinatedBy("Anna Holm"));
        hub.hears(ADMITTED);
        WardAnswer second = answer(hub.knowing(coordinatedBy("Bo Lund")).looks("2026-12-01T12:00"));

        assertThat(hub.looks("2026-12-01T13:00").wardAnswersKept()).containsExactly(second);
    }

    @Test
    void the_question_about_another_municipality_is_another_one_although_the_ward_would_ask_in_the_same_words() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette"));
        WardAnswer.Question first = answer(hub.hears(ADMITTED)).question().orElseThrow();
        Plan moved = hub.knowing(aCitizen().livingIn(SILKEBORG).withServiceAt(HOUSING_SUPPORT, "silkeborg-bostoette"))
            .looks("2026-12-02T12:00");

        assertThat(answer(moved).question()).hasValueSatisfying(second -> {
            assertThat(second.municipality().value()).isEqualTo(SILKEBORG);
            assertThat(moved.open()).extracting(WorkItem::key).contains(second.workItem());
        });
        assertThat(moved.close()).contains(first.workItem());
    }

    @Test
    void the_ward_is_not_told_to_ask_what_a_human_has_answered() {
        AHub hub = scene.hub(appointedToAnna().withServiceAt(HOUSING_SUPPORT, "bostoette"));
        hub.hears(ADMITTED);
        hub.closing(WorkItem.Kind.ASK_FOR_CONSENT);

        assertThat(answer(hub.looks("2026-12-01T12:00")).askForConsent()).as("the citizen picked none of them").isFalse();
    }

    @Test
    void the_ward_goes_on_asking_a_citizen_who_could_not_be_asked() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette"));
        WardAnswer first = answer(hub.hears(ADMITTED));
        hub.knowing(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(COORDINATOR, HOUSING_SUPPORT).answered(Consent.Answer.UNREACHABLE)));

        assertThat(hub.looks("2026-12-01T12:00").wardAnswersKept()).containsExactly(first);
        assertThat(hub.tasks()).contains(WorkItem.Kind.ASK_FOR_CONSENT);
    }

    private static ACitizen appointedToAnna() {
        return aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna Holm"), "tovholdere"));
    }

    private static ACitizen coordinatedBy(String name) {
        return aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson(name).answeringOn("+4520000009"), "tovholdere"))
            .withConsentFor(COORDINATOR);
    }

    private static WardAnswer answer(Plan plan) {
        assertThat(plan.wardAnswers()).hasSize(1);
        return plan.wardAnswers().get(0);
    }
}
