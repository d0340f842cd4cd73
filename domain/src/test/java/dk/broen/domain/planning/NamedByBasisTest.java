package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAgreement.aPlan;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.AnOverride.anOverride;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.OwnRegion;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.permission.WithheldReason;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who is told because a legal basis names it, and not a routing rule (domain.md §4). */
class NamedByBasisTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-04T12:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-08T12:00").original();
    private static final StayEvent SOMATIC =
        anAdmission().inStay("s2").onWard(ADirectory.SOMATIC_WARD).at("2026-12-10T12:00").original();
    private static final UnitFunction POLICE = new UnitFunction("PSP");
    private static final Period DECEMBER = Period.between(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));
    private final Scene scene = new Scene();

    @Test
    void a_party_to_a_plan_is_told_without_a_service_and_without_a_rule() {
        scene.aarhusRules().tellingOnlyOf(EventType.LEAVE_STARTED);
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).with(aPlan().withUnits("voksne")));

        hub.hears(ADMITTED);
        hub.hears(DISCHARGED);

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
        assertThat(hub.contents("voksne").map(Content::basis)).containsOnly(Basis.PSYCHIATRY_ACT);
    }

    @Test
    void a_function_that_is_a_party_is_the_unit_in_which_the_citizen_has_that_service() {
        scene.aarhusRules().tellingOnlyOf(EventType.LEAVE_STARTED);
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aPlan().with(HOUSING_SUPPORT, SOCIAL_SERVICES)));

        assertThat(AHub.told(hub.hears(ADMITTED))).containsExactly("bostoette says ADMITTED, now ADMITTED");
    }

    @Test
    void a_unit_that_has_another_part_too_gets_one_notice() {
        AHub hub = scene.hub(supported().with(aPlan().with(HOUSING_SUPPORT).withUnits("bostoette"))
            .with(anOverride().telling("bostoette")));

        assertThat(AHub.told(hub.hears(ADMITTED))).containsExactly("bostoette says ADMITTED, now ADMITTED");
    }

    @Test
    void a_plan_that_ended_during_the_stay_is_the_reason_and_one_that_ended_before_is_not() {
        assertThat(reasonOfTheDischarge("2026-12-04")).isEqualTo(WithheldReason.AGREEMENT_OVER);
        assertThat(reasonOfTheDischarge("2026-12-03")).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    private WithheldReason reasonOfTheDischarge(String lastDayOfThePlan) {
        AHub hub =
            scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").with(aRefusal().naming(HOUSING_SUPPORT))
                .with(aPlan().with(HOUSING_SUPPORT).lasting("2026-11-01", lastDayOfThePlan)));
        hub.hears(ADMITTED);
        return hub.hears(DISCHARGED).decisions().stream()
            .filter(decision -> decision.function().equals(HOUSING_SUPPORT) && decision.event() == EventType.DISCHARGED)
            .map(decision -> ((Verdict.Withheld) decision.verdict()).reason()).findFirst().orElseThrow();
    }

    @Test
    void a_plan_tells_no_coordinator_while_the_register_could_choose_among_several() {
        scene.aarhusRules().with(aUnit("team", COORDINATOR));
        Supplier<ACitizen> coordinated = () -> aCitizen().livingIn(AARHUS).with(aPlan().with(COORDINATOR))
            .coordinatedBy(appointed(aPerson("Mette"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 3, 1))))
            .coordinatedBy(appointed(aPerson("Anna"), "team").lasting(Danish.since(LocalDate.of(2026, 5, 1))));
        AHub hub = scene.hub(coordinated.get().whoseConsentsCannotBeRead());

        Plan down = hub.hears(ADMITTED);
        assertThat(AHub.told(down)).isEmpty();
        assertThat(down.outcome()).isEqualTo(Plan.Outcome.HELD);

        assertThat(AHub.told(hub.knowing(coordinated.get().with(aConsent().namingUnits("tovholdere"))).looks("2026-12-04T12:01")))
            .containsExactly("tovholdere says ADMITTED, now ADMITTED");
        assertThat(hub.read("team")).isEmpty();
    }

    @Test
    void an_override_tells_its_coordinator_while_the_register_could_choose_among_several() {
        scene.aarhusRules().with(aUnit("team", COORDINATOR));
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).with(anOverride().telling("tovholdere"))
            .coordinatedBy(appointed(aPerson("Mette"), "tovholdere")).coordinatedBy(appointed(aPerson("Anna"), "team"))
            .whoseConsentsCannotBeRead());

        assertThat(AHub.told(hub.hears(ADMITTED))).containsExactly("tovholdere says ADMITTED, now ADMITTED");
    }

    @Test
    void the_steps_say_that_a_basis_names_the_unit() {
        Plan plan = scene.hub(aCitizen().livingIn(AARHUS).with(anOverride().telling("voksne"))).hears(ADMITTED);

        assertThat(plan.decisions()).filteredOn(decision -> decision.unit().value().equals("voksne")).singleElement()
            .satisfies(decision -> assertThat(decision.steps()).contains("named by [OVERRIDE] and by no rule", "override o1 names voksne"));
    }

    @Test
    void an_override_tells_its_stay_and_opens_the_task_to_tell_the_citizen() {
        AHub hub = scene.hub(refusing().with(anOverride().telling("voksne")));

        assertThat(hub.hears(ADMITTED).open()).filteredOn(item -> item.kind() == Kind.TELL_THE_CITIZEN).singleElement()
            .satisfies(item -> assertThat(item.addressee()).contains(new Addressee.Ward(ADMITTED.stay().hospital())));
        hub.hears(DISCHARGED);
        hub.hears(anAdmission().inStay("s2").at("2026-12-10T12:00").original());

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
        assertThat(hub.contents("voksne").map(Content::basis)).containsOnly(Basis.OVERRIDE);
    }

    @Test
    void an_override_that_nobody_used_asks_nobody_to_tell_the_citizen() {
        AHub hub = scene.hub(refusing().with(anOverride().telling("voksne").ofStays("s2")));

        hub.hears(ADMITTED);

        assertThat(hub.tasks()).doesNotContain(Kind.TELL_THE_CITIZEN, Kind.ASK_FOR_CONSENT);
        assertThat(hub.read("voksne")).isEmpty();
    }

    @Test
    void a_human_closes_the_task_to_tell_the_citizen() {
        AHub hub = scene.hub(refusing().with(anOverride().telling("voksne")));
        hub.hears(ADMITTED);

        hub.knowing(refusing()).looks("2026-12-05T12:00");
        assertThat(hub.tasks()).contains(Kind.TELL_THE_CITIZEN);

        hub.knowing(refusing().with(anOverride().telling("voksne"))).closing(Kind.TELL_THE_CITIZEN).looks("2026-12-07T12:00");
        assertThat(hub.tasks()).doesNotContain(Kind.TELL_THE_CITIZEN);
    }

    @Test
    void nothing_is_told_of_a_readmission_under_the_number_of_the_overridden_stay() {
        AHub hub = scene.hub(refusing().with(anOverride().telling("voksne")));

        hub.hears(ADMITTED, DISCHARGED, anAdmission().at("2026-12-10T12:00").original());

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_death_after_the_end_of_the_overridden_stay_is_not_told() {
        AnOverrideOf everything = citizen -> citizen.with(anOverride().telling("voksne")
            .forEvents(EventType.ADMITTED, EventType.DISCHARGED, EventType.DECEASED));
        AHub after = scene.hub(everything.of(refusing()));
        AHub during = scene.hub(everything.of(refusing()));

        after.hears(ADMITTED, DISCHARGED, aDeath().at("2026-12-09T12:00").original());
        during.hears(ADMITTED, aDeath().at("2026-12-07T12:00").original());

        assertThat(after.read("voksne")).doesNotContain("says DECEASED, now DEAD").hasSize(2);
        assertThat(during.read("voksne")).last().asString().startsWith("says DECEASED");
    }

    private interface AnOverrideOf {
        ACitizen of(ACitizen citizen);
    }

    @Test
    void whoever_was_told_by_an_override_hears_when_its_part_ends() {
        AHub hub = scene.hub(refusing().with(anOverride().telling("voksne")));
        hub.hears(ADMITTED);

        hub.knowing(refusing().with(anOverride().telling("voksne").revokedAt("2026-12-07T10:00"))).looks("2026-12-07T10:00");
        hub.hears(DISCHARGED);

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED, now ADMITTED", "part ended");
    }

    @Test
    void an_override_ends_by_itself() {
        AHub hub = scene.hub(refusing().with(anOverride().telling("voksne").lasting("2026-12-04", "2026-12-06")));

        Plan plan = hub.hears(ADMITTED);
        assertThat(plan.lookAgain()).contains(Danish.time("2026-12-07T00:00"));
        hub.looks("2026-12-07T12:00");
        hub.hears(DISCHARGED);

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED, now ADMITTED", "part ended");
    }

    @Test
    void an_override_also_reaches_a_unit_of_another_municipality_and_works_while_none_is_clear() {
        AHub elsewhere = scene.hub(refusing().with(anOverride().telling("silkeborg-bostoette")));
        AHub unclear = scene.hub(aCitizen().with(anOverride().telling("voksne")));

        assertThat(AHub.told(elsewhere.hears(ADMITTED))).containsExactly("silkeborg-bostoette says ADMITTED, now ADMITTED");
        assertThat(AHub.told(unclear.hears(ADMITTED))).containsExactly("voksne says ADMITTED, now ADMITTED");
    }

    @Test
    void a_notice_by_an_override_says_no_more_than_what_happened_and_is_named_to_nobody() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().namingUnits("bostoette")).with(anOverride().telling("tovholdere", "jobcenter")));

        hub.hears(ADMITTED);
        hub.hears(DISCHARGED);

        assertThat(hub.contents("tovholdere")).isNotEmpty().allSatisfy(content -> {
            assertThat(content.flags()).isEmpty();
            assertThat(content.toldAlso()).isEmpty();
            assertThat(content.coordinator()).isEmpty();
        });
        assertThat(hub.contents("bostoette")).isNotEmpty().allSatisfy(content -> assertThat(content.toldAlso()).isEmpty());
    }

    @Test
    void a_coordinator_who_is_told_by_an_override_is_named_to_nobody() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Mette"), "tovholdere"))
            .withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT)
            .with(aRefusal().naming(COORDINATOR)).with(anOverride().telling("tovholdere")));

        hub.hears(ADMITTED);

        assertThat(hub.contents("tovholdere")).isNotEmpty();
        assertThat(hub.contents("bostoette")).isNotEmpty().allSatisfy(content -> assertThat(content.coordinator()).isEmpty());
    }

    @Test
    void a_psp_case_reaches_exactly_the_closed_list() {
        scene.aarhusRules().with(aUnit("politi", POLICE), aUnit("politi-syd", POLICE)).withPspList("politi", "voksne");
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(POLICE, "politi-syd").withConsentFor(JOBCENTRE)
            .with(aRefusal().naming(SOCIAL_SERVICES)).withPspCase(AARHUS, DECEMBER));

        assertThat(AHub.told(hub.hears(ADMITTED))).containsExactlyInAnyOrder("politi says ADMITTED, now ADMITTED",
            "voksne says ADMITTED, now ADMITTED");
        assertThat(List.of("politi", "voksne")).allSatisfy(
            unit -> assertThat(hub.contents(unit).map(Content::basis)).containsOnly(Basis.PSP));
    }

    @Test
    void a_psp_case_of_the_former_municipality_reaches_nobody() {
        scene.aarhusRules().with(aUnit("politi", POLICE)).withPspList("politi");
        AHub hub = scene.hub(aCitizen().livingIn(SILKEBORG).withPspCase(AARHUS, DECEMBER));

        assertThat(AHub.told(hub.hears(ADMITTED))).isEmpty();
    }

    @Test
    void a_death_in_a_somatic_ward_is_not_told_where_a_psychiatric_stay_was_over() {
        scene.aarhusRules().with(aUnit("politi", POLICE)).withPspList("politi");
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withPspCase(AARHUS, DECEMBER).with(aPlan().withUnits("voksne")));

        hub.hears(ADMITTED, DISCHARGED, SOMATIC, aDeath().inStay("s2").onWard(ADirectory.SOMATIC_WARD).at("2026-12-11T12:00").original());

        assertThat(List.of("politi", "voksne")).allSatisfy(unit -> assertThat(hub.read(unit))
            .containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED"));
    }

    @Test
    void a_death_in_a_somatic_ward_is_told_where_a_psychiatric_stay_is_open() {
        scene.aarhusRules().with(aUnit("politi", POLICE)).withPspList("politi");
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withPspCase(AARHUS, DECEMBER));

        hub.hears(ADMITTED, SOMATIC, aDeath().inStay("s2").onWard(ADirectory.SOMATIC_WARD).at("2026-12-11T12:00").original());

        assertThat(hub.read("politi")).containsExactly("says ADMITTED, now ADMITTED", "says DECEASED, now DEAD");
    }

    @Test
    void the_list_of_a_region_does_not_tell_of_a_death_whose_psychiatric_stay_is_in_another_region() {
        Map<RegionCode, OwnRegion> lists = Map.of(new RegionCode(ADirectory.MIDTJYLLAND),
            new OwnRegion("midt-1", true, Set.of(new UnitId("voksne")), Set.of(EventType.DECEASED)));
        StayEvent died = aDeath().inStay("s2").onWard(ADirectory.SOMATIC_WARD).at("2026-12-11T12:00").original();
        AHub elsewhere = new AHub(ADirectory.withOwnRegions(lists, scene.aarhusRules()), aCitizen().livingIn(AARHUS));
        AHub own = new AHub(ADirectory.withOwnRegions(lists, scene.aarhusRules()), aCitizen().livingIn(AARHUS));

        elsewhere.hears(anAdmission().from("ouh").at("2026-12-04T12:00").original(), SOMATIC, died);
        own.hears(ADMITTED, SOMATIC, died);

        assertThat(elsewhere.read("voksne")).isEmpty();
        assertThat(own.read("voksne")).singleElement().asString().startsWith("says DECEASED");
    }

    @Test
    void the_list_of_a_region_tells_of_its_own_stays_only() {
        Map<RegionCode, OwnRegion> lists = Map.of(new RegionCode(ADirectory.MIDTJYLLAND), new OwnRegion("midt-1", true,
            Set.of(new UnitId("voksne")), Set.of(EventType.ADMITTED, EventType.DISCHARGED)));
        AHub hub = new AHub(ADirectory.withOwnRegions(lists, scene.aarhusRules()), aCitizen().livingIn(AARHUS));

        assertThat(AHub.told(hub.hears(ADMITTED))).containsExactly("voksne says ADMITTED, now ADMITTED");
        AHub elsewhere = new AHub(ADirectory.withOwnRegions(lists, scene.aarhusRules()), aCitizen().livingIn(AARHUS));
        assertThat(AHub.told(elsewhere.hears(anAdmission().from("ouh").at("2026-12-04T12:00").original()))).isEmpty();
        assertThat(hub.contents("voksne").map(Content::rule)).containsOnly("OWN_REGION@midt-1");
    }

    @Test
    void a_confidential_unit_that_a_basis_names_leaves_no_trace() {
        scene.aarhusRules().with(aUnit("behandling", SUBSTANCE_USE, SOCIAL_SERVICES));
        ACitizen plain = supported().withConsentFor(COORDINATOR);
        CitizenFacts before = plain.facts();
        AHub hub = scene.hub(supported().withConsentFor(COORDINATOR).with(anOverride().telling("behandling")));
        AHub without = scene.hub(plain);

        hub.hears(ADMITTED);
        without.hears(ADMITTED);

        assertThat(before.overrides()).isEmpty();
        assertThat(hub.contents("behandling").map(Content::function)).containsOnly(SUBSTANCE_USE);
        assertThat(hub.contents("bostoette").toList()).isEqualTo(without.contents("bostoette").toList());
        assertThat(hub.contents("bostoette").flatMap(content -> content.toldAlso().stream())).isEqualTo(List.of());
    }

    @Test
    void no_list_of_units_names_a_confidential_unit() {
        scene.aarhusRules().with(aUnit("behandling", SUBSTANCE_USE, SOCIAL_SERVICES)).withPspList("behandling", "rusmiddel", "voksne");
        Map<RegionCode, OwnRegion> lists = Map.of(new RegionCode(ADirectory.MIDTJYLLAND), new OwnRegion("midt-1", true,
            Set.of(new UnitId("behandling"), new UnitId("rusmiddel"), new UnitId("voksne")),
            Set.of(EventType.ADMITTED, EventType.DISCHARGED)));
        ACitizen treated = aCitizen().livingIn(AARHUS).withServiceAt(SUBSTANCE_USE, "rusmiddel");
        AHub psp = scene.hub(treated.withPspCase(AARHUS, DECEMBER));
        AHub region = new AHub(ADirectory.withOwnRegions(lists, scene.aarhusRules()),
            aCitizen().livingIn(AARHUS).withServiceAt(SUBSTANCE_USE, "rusmiddel"));

        assertThat(AHub.told(psp.hears(ADMITTED))).containsExactly("voksne says ADMITTED, now ADMITTED");
        assertThat(AHub.told(region.hears(ADMITTED))).containsExactly("voksne says ADMITTED, now ADMITTED");
    }

    @Test
    void a_confidential_unit_on_a_list_is_told_on_its_own_consent() {
        scene.aarhusRules().withPspList("rusmiddel");
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SUBSTANCE_USE, "rusmiddel").withConsentFor(SUBSTANCE_USE)
            .withPspCase(AARHUS, DECEMBER));

        hub.hears(ADMITTED);

        assertThat(hub.contents("rusmiddel").map(Content::basis)).containsOnly(Basis.CONSENT);
    }

    @Test
    void a_confidential_unit_that_is_party_to_a_plan_is_not_told_in_another_function() {
        scene.aarhusRules().with(aUnit("behandling", SUBSTANCE_USE, SOCIAL_SERVICES));
        AHub treated = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SUBSTANCE_USE, "behandling")
            .with(aPlan().withUnits("behandling")));
        AHub served = scene.hub(aCitizen().livingIn(AARHUS).withServiceAt(SOCIAL_SERVICES, "behandling")
            .with(aPlan().withUnits("behandling").with(COORDINATOR)));

        treated.hears(ADMITTED);
        served.hears(ADMITTED);

        assertThat(treated.read("behandling")).isEmpty();
        assertThat(served.contents("behandling").map(Content::basis)).containsOnly(Basis.PSYCHIATRY_ACT);
    }

    @Test
    void an_override_that_is_revoked_before_its_notice_leaves_leaves_nothing_to_tell_the_citizen() {
        AHub hub = scene.hub(refusing().with(anOverride().telling("voksne")));
        hub.hears(anAdmission().at("2026-12-04T22:00").original());
        assertThat(hub.tasks()).contains(Kind.TELL_THE_CITIZEN);

        hub.knowing(refusing().with(anOverride().telling("voksne").revokedAt("2026-12-05T10:00"))).looks("2026-12-05T10:00");
        hub.looks("2026-12-07T12:00");

        assertThat(hub.read("voksne")).isEmpty();
        assertThat(hub.tasks()).doesNotContain(Kind.TELL_THE_CITIZEN);
    }

    @Test
    void an_override_that_is_revoked_after_its_notice_left_is_told_the_citizen() {
        AHub hub = scene.hub(refusing().with(anOverride().telling("voksne")));
        hub.hears(ADMITTED);

        hub.knowing(refusing().with(anOverride().telling("voksne").revokedAt("2026-12-05T10:00"))).looks("2026-12-05T10:00");
        hub.hears(DISCHARGED, aDeath().inStay("s1").at("2026-12-20T12:00").original());

        assertThat(hub.tasks()).contains(Kind.TELL_THE_CITIZEN);
    }

    @Test
    void an_admission_that_an_override_told_and_that_is_cancelled_is_told_the_citizen_also_if_another_stay_of_it_goes_on() {
        AHub hub = scene.hub(refusing().with(anOverride().ofStays("s1", "s2").telling("voksne").forEvents(EventType.ADMITTED)));
        hub.hears(ADMITTED, anAdmission().at("2026-12-04T12:00").sentAt("2026-12-04T14:00").cancelled());
        hub.hears(anAdmission().inStay("s2").at("2026-12-05T12:00").original());
        hub.knowing(refusing().with(anOverride().ofStays("s1", "s2").telling("voksne").forEvents(EventType.ADMITTED)
            .revokedAt("2026-12-05T13:00"))).looks("2026-12-05T13:00");

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED", "takes back ADMITTED");
        assertThat(hub.tasks()).contains(Kind.TELL_THE_CITIZEN);
    }

    @Test
    void a_notice_by_an_override_that_waits_when_the_citizen_dies_is_dropped_and_leaves_nothing_to_tell() {
        AHub hub = scene.hub(refusing().with(anOverride().telling("voksne").forEvents(EventType.ADMITTED)));
        hub.hears(anAdmission().at("2026-12-04T22:00").original(), aDeath().at("2026-12-05T04:00").original());

        hub.looks("2026-12-07T12:00");

        assertThat(hub.read("voksne")).isEmpty();
        assertThat(hub.tasks()).doesNotContain(Kind.TELL_THE_CITIZEN);
    }

    @Test
    void nobody_asks_the_citizen_for_a_unit_that_only_an_override_names() {
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS).with(aRefusal().naming(COORDINATOR))
            .with(anOverride().telling("voksne").forEvents(EventType.ADMITTED)));

        hub.hears(ADMITTED, DISCHARGED);

        assertThat(hub.tasks()).doesNotContain(Kind.ASK_FOR_CONSENT);
    }

    /** A citizen of Aarhus who refused that anybody is told. */
    private static ACitizen refusing() {
        return aCitizen().livingIn(AARHUS).with(aRefusal().naming(COORDINATOR, SOCIAL_SERVICES, HOUSING_SUPPORT, JOBCENTRE));
    }
}
