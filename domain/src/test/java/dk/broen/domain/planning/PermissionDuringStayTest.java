package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.planning.Scene.knownToSocialServices;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.followup.WorkItem.State;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.permission.Basis;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Consents, services and registers that come and go during a stay (domain.md §4). */
class PermissionDuringStayTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private final Scene scene = new Scene();

    @Test
    void a_consent_that_is_given_during_the_stay_tells_what_holds_at_once_and_once() {
        AHub hub = scene.hub(withoutConsent());
        hub.hears(ADMITTED);
        hub.knowing(withoutConsent().with(aConsent().naming(HOUSING_SUPPORT).lasting("2026-12-02", "2027-12-01")));
        hub.looks("2026-12-02T09:00");
        hub.looks("2026-12-02T10:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_consent_that_begins_later_is_looked_at_on_its_first_day() {
        AHub hub = scene.hub(withoutConsent().with(aConsent().naming(HOUSING_SUPPORT).lasting("2026-12-02", "2027-12-01")));
        assertThat(hub.hears(ADMITTED).lookAgain()).contains(Danish.time("2026-12-02T00:00"));
        hub.looks("2026-12-02T00:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_consent_that_is_given_after_the_stay_tells_nothing() {
        AHub hub = scene.hub(withoutConsent());
        hub.hears(ADMITTED, DISCHARGED);
        hub.knowing(withoutConsent().with(aConsent().naming(HOUSING_SUPPORT).lasting("2026-12-04", "2027-12-03")))
            .looks("2026-12-04T09:00");

        assertThat(hub.read("bostoette")).isEmpty();
    }

    @Test
    void a_new_case_worker_is_told_that_the_citizen_is_admitted() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED);
        hub.knowing(supported().withServiceAt(SOCIAL_SERVICES, "voksne", Danish.since(LocalDate.of(2026, 12, 2)))
            .withConsentFor(SOCIAL_SERVICES)).looks("2026-12-02T10:00");

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.read("bostoette")).hasSize(1);
    }

    @Test
    void a_consent_that_is_withdrawn_stops_all_news() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED);
        hub.knowing(withoutConsent().with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-02T10:00")));
        hub.hears(DISCHARGED);

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_consent_that_is_withdrawn_for_one_region_never_makes_an_open_stay_there_seem_ended() {
        AHub hub = scene.hub(supported().with(aConsent().naming(HOUSING_SUPPORT).forHospitalsOf(SYDDANMARK)));
        hub.hears(ADMITTED, aDischarge().at("2026-12-02T10:00").original(),
            anAdmission().from("ouh").inStay("o1").at("2026-12-03T10:00").original());
        hub.knowing(supported()).looks("2026-12-04T10:00");

        assertThat(hub.read("bostoette")).last().isEqualTo("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_notice_that_waits_is_withdrawn_with_the_legal_reason_when_the_consent_is_withdrawn() {
        AHub hub = scene.hub(knownToSocialServices());
        hub.hears(anAdmission().at("2026-12-04T20:00").original());
        Plan plan = hub.knowing(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne")
            .with(aConsent().naming(SOCIAL_SERVICES).withdrawnAt("2026-12-05T10:00"))).looks("2026-12-07T09:00");

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("CONSENT_WITHDRAWN");
        assertThat(hub.read("voksne")).isEmpty();
    }

    @Test
    void a_notice_that_waits_is_withdrawn_when_the_consent_has_ended() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne")
            .with(aConsent().naming(SOCIAL_SERVICES).lasting("2026-01-01", "2026-12-05")));
        hub.hears(anAdmission().at("2026-12-04T20:00").original());

        assertThat(hub.looks("2026-12-07T09:00").withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("CONSENT_EXPIRED");
    }

    @Test
    void while_the_register_is_down_nothing_is_said_and_the_ward_gets_no_answer() {
        AHub hub = scene.hub(withoutConsent().whoseConsentsCannotBeRead());
        Plan plan = hub.hears(ADMITTED);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.HELD);
        assertThat(plan.notices()).isEmpty();
        assertThat(plan.wardAnswers()).isEmpty();
        assertThat(hub.tasks()).contains(Kind.CONSENT_REGISTER_DOWN).doesNotContain(Kind.ASK_FOR_CONSENT);
        assertThat(plan.lookAgain()).contains(Danish.time("2026-12-01T10:00:30"));
    }

    @Test
    void when_the_register_is_back_what_holds_is_told_and_the_task_is_closed() {
        AHub hub = scene.hub(withoutConsent().whoseConsentsCannotBeRead());
        hub.hears(ADMITTED);
        hub.knowing(supported()).looks("2026-12-01T12:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.tasks()).doesNotContain(Kind.CONSENT_REGISTER_DOWN);
    }

    @Test
    void when_the_register_is_back_after_the_discharge_only_the_discharge_is_told() {
        AHub hub = scene.hub(withoutConsent().whoseConsentsCannotBeRead());
        hub.hears(ADMITTED, DISCHARGED);
        hub.knowing(supported()).looks("2026-12-03T12:00");

        assertThat(hub.read("bostoette")).containsExactly("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_notice_that_waits_is_held_while_the_register_is_down_and_leaves_when_it_is_back() {
        AHub hub = scene.hub(knownToSocialServices());
        hub.hears(anAdmission().at("2026-12-04T20:00").original());
        Plan plan = hub.knowing(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "voksne").whoseConsentsCannotBeRead())
            .looks("2026-12-07T09:00");
        assertThat(plan.held()).hasSize(1);
        assertThat(plan.withdrawn()).isEmpty();
        assertThat(hub.read("voksne")).isEmpty();

        hub.knowing(knownToSocialServices()).looks("2026-12-07T09:05");

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void the_statutory_basis_tells_while_the_register_is_down() {
        scene.aarhusRules().withStatutoryBasis();
        AHub hub = scene.hub(withoutConsent().whoseConsentsCannotBeRead());
        hub.hears(ADMITTED);

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.contents("bostoette").map(Content::basis)).containsExactly(Basis.STATUTORY);
    }

    @Test
    void a_unit_told_on_one_basis_is_not_told_again_in_another_function() {
        scene.aarhusRules().withStatutoryBasis();
        AHub hub = scene.hub(withoutConsent().whoseConsentsCannotBeRead());
        hub.hears(ADMITTED);
        hub.knowing(withoutConsent().withConsentFor(COORDINATOR, HOUSING_SUPPORT)).looks("2026-12-01T12:00");

        assertThat(hub.read("bostoette")).hasSize(1);
    }

    @Test
    void two_identities_that_were_merged_say_nothing_new_until_a_human_has_reviewed_the_consents() {
        AHub hub = scene.hub(supported()).with(Kind.REVIEW_CONSENTS, State.OPEN);
        hub.hears(ADMITTED);
        assertThat(hub.read("bostoette")).isEmpty();

        hub.with(Kind.REVIEW_CONSENTS, State.DONE).looks("2026-12-01T12:00");
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_visit_number_of_another_citizen_is_told_to_nobody_until_a_human_decides() {
        AHub hub = scene.hub(supported()).disputing(ADMITTED.stay());
        Plan plan = hub.hears(ADMITTED);

        assertThat(hub.read("bostoette")).isEmpty();
        assertThat(plan.open()).extracting(item -> item.kind()).contains(Kind.VISIT_OF_ANOTHER_CITIZEN)
            .doesNotContain(Kind.ASK_FOR_CONSENT);
    }

    @Test
    void a_death_under_the_visit_number_of_another_citizen_is_told_to_nobody() {
        AHub hub = scene.hub(supported());
        hub.hears(anAdmission().inStay("other").at("2026-11-30T10:00").original());
        hub.disputing(ADMITTED.stay());
        hub.hears(aDeath().at("2026-12-02T10:00").original());

        assertThat(hub.read("bostoette")).noneMatch(read -> read.contains("DECEASED") || read.contains("DEAD"));
    }

    @Test
    void a_jobcentre_without_consent_is_not_told_while_others_are() {
        AHub hub = scene.hub(supported().withServiceAt(JOBCENTRE, "jobcenter"));
        Plan plan = hub.hears(ADMITTED);

        assertThat(hub.read("jobcenter")).isEmpty();
        assertThat(plan.decisions()).filteredOn(decision -> decision.function().equals(JOBCENTRE)).singleElement()
            .satisfies(decision -> assertThat(decision.mark().verdict()).isEqualTo("WITHHELD CONSENT_MISSING"));
    }

    @Test
    void a_decision_that_stands_is_not_decided_again() {
        AHub hub = scene.hub(withoutConsent());
        assertThat(hub.hears(ADMITTED).decisions()).isNotEmpty();

        assertThat(hub.looks("2026-12-01T12:00").decisions()).isEmpty();
    }

    private static ACitizen withoutConsent() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette");
    }
}
