package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.AnOverride.anOverride;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.ConsentRecord;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a ward reads about its work item: whom the citizen can be asked about (domain.md §4). */
class AskedTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private final Scene scene = new Scene();

    @Test
    void the_ward_asks_about_each_function_that_the_rules_name_whether_the_citizen_has_a_service_there_or_not() {
        assertThat(asked(unasked()).orElseThrow().titles().keySet())
            .isEqualTo(asked(unasked().withServiceAt(JOBCENTRE, "jobcenter")).orElseThrow().titles().keySet())
            .contains(COORDINATOR, HOUSING_SUPPORT, SOCIAL_SERVICES, JOBCENTRE);
    }

    @Test
    void the_ward_is_never_told_that_a_confidential_function_exists() {
        assertThat(asked(unasked().withServiceAt(SUBSTANCE_USE, "rusmiddel")).orElseThrow().titles()).doesNotContainKey(SUBSTANCE_USE);
    }

    @Test
    void the_ward_asks_about_no_function_that_hears_only_of_stays_of_another_specialty() {
        assertThat(asked(unasked()).orElseThrow().titles()).doesNotContainKey(HOME_CARE);
    }

    @Test
    void the_ward_asks_for_hospitals_of_its_own_region_and_for_the_municipality_that_acts() {
        Asked asked = asked(unasked()).orElseThrow();

        assertThat(asked.municipality()).isEqualTo(new MunicipalityCode(AARHUS));
        assertThat(asked.region().value()).isEqualTo(ADirectory.MIDTJYLLAND);
    }

    @Test
    void nothing_is_asked_about_while_it_is_unclear_which_municipality_acts() {
        AHub hub = admitted(unasked());
        String key = key(hub, Kind.ASK_FOR_CONSENT);

        assertThat(Asked.by(key, hub.knowing(aCitizen()).situation())).isEmpty();
    }

    @Test
    void what_was_asked_about_the_recipients_of_one_municipality_is_no_question_when_another_one_acts() {
        AHub hub = admitted(unasked());
        String key = key(hub, Kind.ASK_FOR_CONSENT);
        hub.knowing(aCitizen().livingIn(SILKEBORG));

        assertThat(Asked.by(key, hub.situation())).isEmpty();
        assertThat(Asked.onceBy(key, hub.situation())).map(Asked::municipality).contains(new MunicipalityCode(AARHUS));
    }

    @Test
    void the_item_of_another_stay_is_not_this_question() {
        assertThat(Asked.by(Kind.ASK_FOR_CONSENT + "/other", admitted(unasked()).situation())).isEmpty();
    }

    @Test
    void the_wards_item_names_the_hospital() {
        Plan plan = scene.hub(unasked()).hears(ADMITTED);

        assertThat(plan.open()).filteredOn(item -> item.kind() == Kind.ASK_FOR_CONSENT).singleElement()
            .satisfies(item -> assertThat(item.addressee()).contains(new Addressee.Ward(new HospitalId("auh"))));
    }

    @Test
    void the_ward_reads_which_of_its_patients_an_item_is_about() {
        AHub hub = admitted(unasked());

        assertThat(CitizenNamed.to(new Addressee.Ward(new HospitalId("auh")), Kind.ASK_FOR_CONSENT.name(), hub.situation())).isTrue();
    }

    @Test
    void a_municipality_of_which_nobody_may_know_of_the_stay_does_not_read_whose_coordinator_is_missing() {
        Addressee aarhus = new Addressee.OneMunicipality(new MunicipalityCode(AARHUS));

        assertThat(CitizenNamed.to(aarhus, Kind.NEEDS_COORDINATOR.name(), admitted(unasked()).situation())).isFalse();
        assertThat(CitizenNamed.to(aarhus, Kind.NEEDS_COORDINATOR.name(), admitted(unasked().withConsentFor(SUBSTANCE_USE)
            .withServiceAt(SUBSTANCE_USE, "rusmiddel")).situation())).as("a confidential unit only").isFalse();
        assertThat(CitizenNamed.to(aarhus, Kind.NEEDS_COORDINATOR.name(), admitted(unasked()
            .with(anOverride().telling("voksne").lasting("2026-12-01", "2026-12-20"))).situation())).as("by an override only").isFalse();
        assertThat(CitizenNamed.to(aarhus, Kind.NEEDS_COORDINATOR.name(), admitted(Scene.supported()).situation())).isTrue();
        assertThat(CitizenNamed.to(new Addressee.OneMunicipality(new MunicipalityCode(SILKEBORG)), Kind.NEEDS_COORDINATOR.name(),
            admitted(Scene.supported()).situation())).as("another municipality").isFalse();
    }

    @Test
    void a_notice_that_a_hidden_unit_has_not_answered_names_no_citizen() {
        Addressee aarhus = new Addressee.OneMunicipality(new MunicipalityCode(AARHUS));
        scene.aarhusRules().expectingAnswers(EventType.ADMITTED, HOUSING_SUPPORT, "1 working hour", 0)
            .expectingAnswers(EventType.ADMITTED, SUBSTANCE_USE, "1 working hour", 0)
            .expectingAnswers(EventType.ADMITTED, SOCIAL_SERVICES, "1 working hour", 0);
        AHub open = admitted(Scene.supported());
        AHub confidential = admitted(unasked().withServiceAt(SUBSTANCE_USE, "rusmiddel").withConsentFor(HOUSING_SUPPORT, SUBSTANCE_USE));
        AHub minimal = admitted(Scene.supported().with(anOverride().telling("voksne").lasting("2026-12-01", "2026-12-20")));

        assertThat(CitizenNamed.to(aarhus, Kind.UNANSWERED.name(), open.situation())).isTrue();
        assertThat(CitizenNamed.to(aarhus, Kind.UNANSWERED.name(), confidential.situation())).isFalse();
        assertThat(CitizenNamed.to(aarhus, Kind.UNANSWERED.name(), minimal.situation())).isFalse();
        confidential.answered("bostoette", Acknowledgement.Kind.RECEIVED, "2026-12-01T10:30");
        assertThat(CitizenNamed.to(aarhus, Kind.UNANSWERED.name(), confidential.situation())).as("by elimination").isFalse();
        confidential.answered("rusmiddel", Acknowledgement.Kind.RECEIVED, "2026-12-01T10:31");
        assertThat(CitizenNamed.to(aarhus, Kind.UNANSWERED.name(), confidential.situation())).isTrue();
    }

    @Test
    void a_municipality_reads_whose_consents_it_must_review() {
        assertThat(CitizenNamed.to(new Addressee.OneMunicipality(new MunicipalityCode(AARHUS)), Kind.REVIEW_CONSENTS.name(),
            admitted(unasked()).situation())).isTrue();
    }

    @Test
    void a_consent_to_some_of_the_functions_for_the_wards_region_can_be_recorded() {
        assertThat(fault(asked().naming(HOUSING_SUPPORT, JOBCENTRE))).isEmpty();
    }

    @Test
    void what_goes_beyond_the_question_cannot_be_recorded() {
        assertThat(fault(asked().naming(HOUSING_SUPPORT, SUBSTANCE_USE))).hasValueSatisfying(fault -> assertThat(fault)
            .startsWith("to: the citizen was not asked about SUBSTANCE_USE; accepted are [COORDINATOR, HOUSING_SUPPORT, JOBCENTRE"));
        assertThat(fault(asked())).hasValueSatisfying(fault -> assertThat(fault).startsWith("to: names nobody"));
        assertThat(fault(asked().naming(HOUSING_SUPPORT).namingUnits("rusmiddel"))).isPresent();
        assertThat(fault(asked().naming(HOUSING_SUPPORT).givenIn(SILKEBORG))).isPresent();
        assertThat(fault(asked().naming(HOUSING_SUPPORT).forHospitalsOf(ADirectory.MIDTJYLLAND, ADirectory.SYDDANMARK))).isPresent();
        assertThat(fault(asked().naming(HOUSING_SUPPORT).forHospitalsOf())).isPresent();
    }

    @Test
    void a_verbal_consent_where_a_written_one_is_required_is_not_recorded() {
        scene.aarhusRules().requiringWrittenConsentFor(JOBCENTRE);

        assertThat(fault(asked().naming(HOUSING_SUPPORT, JOBCENTRE).verbally()))
            .contains("form: the municipality requires a written consent for JOBCENTRE");
        assertThat(fault(asked().naming(HOUSING_SUPPORT).verbally())).isEmpty();
        assertThat(fault(asked().naming(HOUSING_SUPPORT, JOBCENTRE).verbally().answered(Consent.Answer.REFUSED))).isEmpty();
    }

    private static AConsent asked() {
        return aConsent().forHospitalsOf(ADirectory.MIDTJYLLAND);
    }

    private Optional<String> fault(AConsent consent) {
        ConsentRecord recorded = aCitizen().with(consent).facts().consents();
        return asked(unasked()).orElseThrow().fault(((ConsentRecord.Known) recorded).consents().get(0));
    }

    private static ACitizen unasked() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette");
    }

    private Optional<Asked> asked(ACitizen citizen) {
        AHub hub = admitted(citizen);
        return Asked.by(key(hub, Kind.ASK_FOR_CONSENT), hub.situation());
    }

    private AHub admitted(ACitizen citizen) {
        AHub hub = scene.hub(citizen);
        hub.hears(ADMITTED);
        return hub;
    }

    private static String key(AHub hub, Kind kind) {
        return hub.situation().items().keySet().stream().filter(key -> key.startsWith(kind.name())).findFirst().orElseThrow();
    }
}
