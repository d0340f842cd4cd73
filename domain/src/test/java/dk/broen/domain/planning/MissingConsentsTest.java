package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Signatory;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ward is asked to ask the citizen only where the answer can lead to something (domain.md §4). */
class MissingConsentsTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({"NOT_REQUESTED, true", "REQUESTED, false", "UNREACHABLE, true", "INCAPABLE, false", "REFUSED, false"})
    void who_is_being_asked_who_cannot_consent_and_who_refused_is_not_asked(Consent.Answer answer, boolean asked) {
        AHub hub = scene.hub(citizen().with(consent().answered(answer)));
        Plan plan = hub.hears(ADMITTED);

        assertThat(hub.tasks().contains(Kind.ASK_FOR_CONSENT)).isEqualTo(asked);
        assertThat(plan.wardAnswers()).extracting(WardAnswer::askForConsent).containsExactly(asked);
        assertThat(plan.notices()).isEmpty();
    }

    @Test
    void a_citizen_who_could_not_be_asked_is_asked_once_and_told_of_when_the_consent_comes() {
        AHub hub = scene.hub(citizen().with(consent().answered(Consent.Answer.UNREACHABLE)));
        hub.hears(ADMITTED);
        assertThat(hub.looks("2026-12-01T12:00").wardAnswers()).isEmpty();
        Plan given = hub.knowing(citizen().with(consent().answered(Consent.Answer.UNREACHABLE))
            .with(consent().lasting("2026-12-02", "2027-12-01"))).looks("2026-12-02T09:00");

        assertThat(AHub.told(given)).containsExactly("bostoette says ADMITTED, now ADMITTED");
        assertThat(given.close()).hasSize(1).allMatch(key -> key.startsWith("ASK_FOR_CONSENT"));
        assertThat(given.wardAnswers()).extracting(WardAnswer::askForConsent).containsExactly(false);
        assertThat(hub.looks("2026-12-02T10:00").changesNothing()).isTrue();
    }

    @Test
    void who_withdrew_a_renewed_consent_is_not_asked_although_the_former_has_not_ended() {
        AHub hub = scene.hub(citizen().with(consent().lasting("2026-01-05", "2027-01-04"))
            .with(consent().withdrawnAt("2026-08-10T10:00")));
        hub.hears(ADMITTED);

        assertThat(hub.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
    }

    @Test
    void who_refused_and_consented_later_is_asked_when_that_consent_has_ended() {
        AConsent refusal = consent().answered(Consent.Answer.REFUSED).from("2026-02-01");
        AHub hub = scene.hub(citizen().with(refusal).with(consent().lasting("2026-06-01", "2026-10-31")));
        hub.hears(ADMITTED);

        assertThat(hub.tasks()).contains(Kind.ASK_FOR_CONSENT);
    }

    @Test
    void who_cannot_lift_the_refusal_of_another_person_is_not_asked() {
        AHub hub = scene.hub(citizen()
            .with(consent().answered(Consent.Answer.REFUSED).by(Signatory.Kind.GUARDIAN, "Gerda Grå").from("2026-02-01"))
            .with(consent().lasting("2026-06-01", "2026-10-31")));
        hub.hears(ADMITTED);

        assertThat(hub.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
    }

    @Test
    void a_unit_that_was_refused_by_name_is_not_asked_about_although_the_citizen_could_not_be_asked_later() {
        AConsent byName = aConsent().namingUnits("bostoette");
        AConsent unreachable = consent().answered(Consent.Answer.UNREACHABLE).lasting("2026-11-20", "2027-11-19");
        for (AConsent no : List.of(byName.lasting("2026-06-01", "2027-05-31").withdrawnAt("2026-08-10T10:00"),
            aConsent().answered(Consent.Answer.REFUSED).namingUnits("bostoette"))) {
            AHub hub = scene.hub(citizen().with(no).with(unreachable));
            hub.hears(ADMITTED);

            assertThat(hub.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
        }
    }

    @Test
    void a_consent_that_vanished_from_its_source_is_asked_about() {
        Consent vanished = consent().withdrawnAt("2026-08-10T10:00").build("gone").vanishing();
        AHub hub = scene.hub(citizen().with(vanished));
        hub.hears(ADMITTED);

        assertThat(hub.tasks()).contains(Kind.ASK_FOR_CONSENT);
    }

    @Test
    void a_consent_that_is_not_signed_is_asked_about() {
        AHub hub = scene.hub(citizen().with(consent().unsigned()));
        hub.hears(ADMITTED);

        assertThat(hub.tasks()).contains(Kind.ASK_FOR_CONSENT);
    }

    @Test
    void what_is_over_is_asked_about_until_midnight_because_a_consent_does_not_reach_back() {
        AHub hub = scene.hub(citizen());
        hub.hears(ADMITTED);
        Plan discharged = hub.hears(DISCHARGED);
        assertThat(hub.tasks()).contains(Kind.ASK_FOR_CONSENT);
        assertThat(discharged.lookAgain()).contains(Danish.time("2026-12-04T00:00"));

        Plan midnight = hub.looks("2026-12-04T00:00");
        assertThat(hub.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
        assertThat(midnight.wardAnswers()).isEmpty();
    }

    @Test
    void what_was_over_before_it_was_heard_of_is_not_asked_about() {
        AHub hub = scene.hub(citizen());
        Plan late = hub.hears(DISCHARGED, Danish.time("2026-12-04T10:00"));

        assertThat(hub.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
        assertThat(late.wardAnswers()).isEmpty();
    }

    @Test
    void nobody_is_asked_about_a_unit_that_cannot_be_reached() {
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).withoutContactPoint());
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SUPPORT_CONTACT, "skp"));
        hub.hears(ADMITTED);

        assertThat(hub.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
    }

    @Test
    void nobody_is_asked_for_a_second_consent_for_a_unit_that_is_told() {
        AHub hub = scene.hub(citizen().coordinatedBy(appointed(aPerson("Anna"), "bostoette")).with(aConsent().naming(COORDINATOR)));
        Plan plan = hub.hears(ADMITTED);

        assertThat(AHub.told(plan)).containsExactly("bostoette says ADMITTED, now ADMITTED");
        assertThat(hub.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
    }

    @Test
    void a_unit_that_is_told_is_asked_about_as_coordinator_because_the_ward_would_hear_whom_to_call() {
        AHub hub = scene.hub(citizen().coordinatedBy(appointed(aPerson("Anna"), "bostoette")).with(aConsent().naming(HOUSING_SUPPORT)));
        Plan plan = hub.hears(ADMITTED);

        assertThat(AHub.told(plan)).containsExactly("bostoette says ADMITTED, now ADMITTED");
        assertThat(plan.wardAnswers()).singleElement().satisfies(answer -> {
            assertThat(answer.askForConsent()).isTrue();
            assertThat(answer.coordinator()).isEmpty();
        });
    }

    @Test
    void the_question_says_no_more_than_that_a_consent_is_missing() {
        Plan plan = scene.hub(citizen().with(consent().unsigned())).hears(ADMITTED);

        assertThat(plan.open()).filteredOn(item -> item.kind() == Kind.ASK_FOR_CONSENT).singleElement().extracting(WorkItem::because)
            .isEqualTo("not sent: consent missing; the ward is asked to ask the citizen");
        assertThat(plan.wardAnswers()).singleElement().satisfies(answer -> assertThat(answer.coordinator()).isEmpty());
    }

    private static ACitizen citizen() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette");
    }

    private static AConsent consent() {
        return aConsent().naming(HOUSING_SUPPORT, COORDINATOR);
    }
}
