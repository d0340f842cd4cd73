package dk.broen.domain.routing;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AMunicipality.aMunicipality;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.Functions.DUTY_DESK;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.RESIDENCE;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.Danish;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecipientsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);
    private static final Period UNTIL_YESTERDAY = Period.between(LocalDate.of(2025, 1, 1), DAY.minusDays(1));
    private static final Set<UnitFunction> ONLY_COORDINATOR = Set.of(COORDINATOR);

    @Test
    void the_primary_coordinator_comes_first() {
        assertThat(coordinators(aCitizen()
            .coordinatedBy(appointed(aPerson("Bodil"), "tovholdere").secondary())
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere")))).containsExactly("Anna");
    }

    @Test
    void the_deputy_stands_in_while_the_coordinator_is_absent() {
        ACitizen citizen = aCitizen().coordinatedBy(appointed(aPerson("Bodil"), "tovholdere").secondary())
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere").deputisedBy(aPerson("Dorte")).absent("2026-12-01", "2026-12-04"));

        assertThat(coordinators(citizen)).containsExactly("Dorte");
        assertThat(coordinators(citizen, DAY.plusDays(1))).containsExactly("Anna");
    }

    @Test
    void the_secondary_stands_in_for_a_primary_without_deputy() {
        assertThat(coordinators(aCitizen()
            .coordinatedBy(appointed(aPerson("Bodil"), "tovholdere").secondary())
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere").absent("2026-12-01", "2026-12-04")))).containsExactly("Bodil");
    }

    @Test
    void an_appointment_that_has_ended_does_not_count() {
        assertThat(coordinators(aCitizen()
            .coordinatedBy(appointed(aPerson("Bodil"), "tovholdere").secondary())
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere").lasting(UNTIL_YESTERDAY)))).containsExactly("Bodil");
    }

    @Test
    void an_appointed_coordinator_is_marked_as_appointed_and_a_stand_in_is_not() {
        assertThat(of(ONLY_COORDINATOR, aCitizen().coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))))
            .allMatch(Candidate::appointed);
        assertThat(of(ONLY_COORDINATOR, aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette"))).hasSize(1).noneMatch(Candidate::appointed);
    }

    @Test
    void a_bostoette_worker_stands_in_if_nobody_is_appointed() {
        assertThat(standIn(aCitizen().withServiceAt(SOCIAL_SERVICES, "voksne").withServiceAt(SUPPORT_CONTACT, "skp")
            .withServiceAt(HOUSING_SUPPORT, "bostoette"))).isEqualTo("bostoette");
    }

    @Test
    void an_skp_worker_stands_in_without_bostoette() {
        assertThat(standIn(aCitizen().withServiceAt(SOCIAL_SERVICES, "voksne").withServiceAt(SUPPORT_CONTACT, "skp"))).isEqualTo("skp");
    }

    @Test
    void the_case_worker_stands_in_without_bostoette_and_skp() {
        assertThat(standIn(aCitizen().withServiceAt(SOCIAL_SERVICES, "voksne"))).isEqualTo("voksne");
    }

    @Test
    void the_coordinator_team_stands_in_if_there_is_no_worker() {
        assertThat(standIn(aCitizen().withServiceAt(JOBCENTRE, "jobcenter"))).isEqualTo("tovholdere");
    }

    @Test
    void the_duty_desk_stands_in_if_there_is_no_team() {
        assertThat(ids(aarhus().with(aUnit("vagt", DUTY_DESK)).withDutyDesk("vagt"), ONLY_COORDINATOR, aCitizen())).containsExactly("vagt");
    }

    @Test
    void without_any_stand_in_there_is_no_coordinator() {
        assertThat(ids(aarhus(), ONLY_COORDINATOR, aCitizen())).isEmpty();
    }

    @Test
    void the_unit_of_an_expired_service_does_not_stand_in() {
        assertThat(standIn(aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette", UNTIL_YESTERDAY))).isEqualTo("tovholdere");
    }

    @Test
    void of_two_coordinators_the_latest_appointed_is_chosen_and_the_step_says_ambiguous() {
        List<Candidate> candidates = of(ONLY_COORDINATOR, aCitizen()
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 1, 1))))
            .coordinatedBy(appointed(aPerson("Bodil"), "skp").lasting(Danish.since(LocalDate.of(2026, 5, 1)))));

        assertThat(candidates).extracting(RecipientsTest::name).containsExactly("Bodil");
        assertThat(candidates.get(0).steps()).first().asString().startsWith("AMBIGUOUS: 2");
    }

    @Test
    void the_choice_between_two_does_not_depend_on_the_order_of_entry() {
        assertThat(coordinators(aCitizen().coordinatedBy(appointed(aPerson("Anna"), "skp"))
            .coordinatedBy(appointed(aPerson("Bodil"), "skp"))))
            .isEqualTo(coordinators(aCitizen().coordinatedBy(appointed(aPerson("Bodil"), "skp"))
                .coordinatedBy(appointed(aPerson("Anna"), "skp"))));
    }

    @Test
    void several_coordinators_named_by_consent_are_all_told() {
        assertThat(coordinators(aCitizen().with(aConsent().namingUnits("tovholdere", "skp"))
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere")).coordinatedBy(appointed(aPerson("Bodil"), "skp"))))
            .containsExactlyInAnyOrder("Anna", "Bodil");
    }

    @Test
    void a_consent_that_has_ended_or_was_withdrawn_chooses_no_coordinator() {
        for (AConsent past : List.of(aConsent().lasting("2026-01-01", "2026-12-03"), aConsent().withdrawnAt("2026-12-04T10:00"),
            aConsent().givenIn(SILKEBORG))) {
            assertThat(coordinators(aCitizen().with(past.namingUnits("tovholdere")).withConsentFor(COORDINATOR)
                .coordinatedBy(appointed(aPerson("Anna"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 1, 1))))
                .coordinatedBy(appointed(aPerson("Bodil"), "skp").lasting(Danish.since(LocalDate.of(2026, 5, 1))))))
                .containsExactly("Bodil");
        }
    }

    @Test
    void a_consent_that_names_a_closed_unit_chooses_the_coordinator_of_its_successor() {
        AMunicipality municipality = aarhusWithAllUnits().with(aUnit("h3").closing("2026-12-03", "skp"));

        assertThat(of(municipality, ONLY_COORDINATOR, aCitizen().with(aConsent().namingUnits("h3"))
            .coordinatedBy(appointed(aPerson("Anna"), "skp").lasting(Danish.since(LocalDate.of(2026, 1, 1))))
            .coordinatedBy(appointed(aPerson("Bodil"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 5, 1)))), DAY))
            .extracting(RecipientsTest::name).containsExactly("Anna");
    }

    @Test
    void while_the_consent_register_cannot_be_read_each_of_several_coordinators_is_a_candidate() {
        assertThat(coordinators(aCitizen().whoseConsentsCannotBeRead()
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere")).coordinatedBy(appointed(aPerson("Bodil"), "skp"))))
            .containsExactlyInAnyOrder("Anna", "Bodil");
    }

    @Test
    void the_only_coordinator_needs_no_consent_to_be_chosen() {
        for (ACitizen citizen : List.of(aCitizen().whoseConsentsCannotBeRead(), aCitizen().with(aConsent().namingUnits("tovholdere")))) {
            assertThat(steps(citizen.coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))))
                .containsExactly("primary coordinator appointed since 2020-01-01");
        }
    }

    @Test
    void the_steps_say_that_a_deputy_stands_in() {
        ACitizen citizen = aCitizen().coordinatedBy(
            appointed(aPerson("Anna"), "tovholdere").deputisedBy(aPerson("Dorte")).absent("2026-12-04", "2026-12-04"));

        assertThat(steps(citizen)).containsExactly("primary coordinator appointed since 2020-01-01",
            "coordinator absent on 2026-12-04: deputy");
    }

    @Test
    void the_deputy_of_a_present_coordinator_is_known_for_the_hours_when_the_coordinator_is_not_at_work() {
        ACitizen citizen = aCitizen().coordinatedBy(
            appointed(aPerson("Anna"), "tovholdere").deputisedBy(aPerson("Dorte")).absent("2026-12-05", "2026-12-05"));

        assertThat(deputies(citizen, DAY)).containsExactly("Dorte");
        assertThat(deputies(citizen, DAY.plusDays(1))).as("the deputy is the person who is addressed").isEmpty();
    }

    @Test
    void a_service_that_is_recorded_as_coordination_appoints_nobody() {
        assertThat(ids(ONLY_COORDINATOR, aCitizen().withServiceAt(COORDINATOR, "skp"))).containsExactly("tovholdere");
    }

    @Test
    void the_latest_begun_service_comes_first_and_planned_ones_last() {
        AMunicipality municipality = aarhus().with(aUnit("a"), aUnit("b"), aUnit("c"), aUnit("d"), aUnit("e"));
        ACitizen citizen = aCitizen().withServiceAt(HOUSING_SUPPORT, "a", Danish.since(DAY.plusDays(20)))
            .withServiceAt(HOUSING_SUPPORT, "b", Danish.since(DAY.plusDays(1)))
            .withServiceAt(HOUSING_SUPPORT, "c", Danish.since(DAY.minusDays(30)))
            .withServiceAt(HOUSING_SUPPORT, "e", Danish.since(DAY.minusDays(2)))
            .withServiceAt(HOUSING_SUPPORT, "d", Danish.since(DAY.minusDays(2)));

        assertThat(ids(municipality, Set.of(HOUSING_SUPPORT), citizen)).containsExactly("d", "e", "c", "b", "a");
    }

    @Test
    void the_steps_say_whether_a_service_has_begun_or_is_planned() {
        ACitizen citizen = aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withServiceAt(HOUSING_SUPPORT, "skp", Danish.since(DAY.plusDays(2)));

        assertThat(of(Set.of(HOUSING_SUPPORT), citizen)).flatExtracting(Candidate::steps).containsExactly(
            "the citizen has HOUSING_SUPPORT at bostoette", "planned for the citizen: HOUSING_SUPPORT at skp");
    }

    @Test
    void a_worker_with_an_own_address_is_the_recipient() {
        assertThat(of(Set.of(HOUSING_SUPPORT), aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette",
            aPerson("Bente").at(mailOf("bente")).person()))).singleElement()
            .satisfies(candidate -> assertThat(candidate.recipient().person()).contains("Bente"));
    }

    @Test
    void a_planned_service_makes_a_recipient_and_no_stand_in() {
        ACitizen planned = aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette", Danish.since(DAY.plusDays(2)));

        assertThat(ids(Set.of(HOUSING_SUPPORT), planned)).containsExactly("bostoette");
        assertThat(standIn(planned)).isEqualTo("tovholdere");
    }

    @Test
    void the_coordinator_does_not_replace_the_case_worker() {
        assertThat(ids(Set.of(COORDINATOR, SOCIAL_SERVICES), aCitizen().coordinatedBy(appointed(aPerson("Anna"), "tovholdere"))
            .withServiceAt(SOCIAL_SERVICES, "voksne"))).containsExactly("tovholdere", "voksne");
    }

    @Test
    void a_service_that_no_rule_names_makes_no_recipient() {
        assertThat(ids(Set.of(SOCIAL_SERVICES), aCitizen().withServiceAt(JOBCENTRE, "jobcenter"))).isEmpty();
    }

    @Test
    void a_function_without_a_service_makes_no_recipient() {
        assertThat(ids(Set.of(JOBCENTRE, HOUSING_SUPPORT), aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette")))
            .containsExactly("bostoette");
    }

    @Test
    void twelve_jobcentre_contacts_are_one_recipient() {
        ACitizen citizen = aCitizen();
        for (int contact = 1; contact <= 12; contact++) {
            citizen.withServiceAt(JOBCENTRE, "jobcenter", aPerson("contact " + contact).person());
        }

        assertThat(ids(Set.of(JOBCENTRE), citizen)).containsExactly("jobcenter");
    }

    @Test
    void the_successor_of_a_closed_unit_is_the_recipient_on_the_day() {
        AMunicipality municipality = aarhus().with(aUnit("h3").closing("2026-12-03", "slagelse"), aUnit("slagelse"));
        ACitizen citizen = aCitizen().withServiceAt(HOUSING_SUPPORT, "h3");

        assertThat(ids(municipality, Set.of(HOUSING_SUPPORT), citizen)).containsExactly("slagelse");
        assertThat(of(municipality, Set.of(HOUSING_SUPPORT), citizen, DAY.minusDays(1))).extracting(found -> found.unit().id().value())
            .containsExactly("h3");
    }

    @Test
    void units_of_another_municipality_are_not_recipients_of_this_one() {
        AMunicipality silkeborg = aMunicipality(SILKEBORG).with(aUnit("silkeborg-bostoette"));
        AMunicipality aarhus = aarhusWithAllUnits();
        ACitizen citizen = aCitizen().withServiceAt(HOUSING_SUPPORT, "silkeborg-bostoette")
            .coordinatedBy(appointed(aPerson("Anna"), "silkeborg-bostoette"));

        assertThat(new Recipients(ADirectory.of(aarhus, silkeborg), aarhus.build(), DAY, Walk.UNDISTURBED)
            .of(Set.of(COORDINATOR, HOUSING_SUPPORT), citizen.facts()))
            .extracting(candidate -> candidate.unit().id().value()).containsExactly("tovholdere");
    }

    @Test
    void the_deputy_of_the_day_is_an_address_of_the_coordinator_and_no_other_recipient() {
        ACitizen citizen = aCitizen().coordinatedBy(appointed(aPerson("Anna").at(mailOf("anna")), "tovholdere")
            .deputisedBy(aPerson("Dorte").at(mailOf("dorte"))).absent("2026-12-04", "2026-12-04"));

        for (LocalDate day : List.of(DAY, DAY.plusDays(1))) {
            assertThat(of(aarhusWithAllUnits(), ONLY_COORDINATOR, citizen, day)).singleElement()
                .satisfies(candidate -> assertThat(candidate.recipient().person()).contains("Anna"));
        }
    }

    @Test
    void a_person_without_an_address_for_a_full_notice_is_told_as_the_unit() {
        ContactPoint phone = new ContactPoint.Sms("+4520000011", ContactPoint.When.ALWAYS);

        assertThat(of(ONLY_COORDINATOR, aCitizen().coordinatedBy(appointed(aPerson("Anna").at(phone), "tovholdere")))).singleElement()
            .satisfies(candidate -> assertThat(candidate.recipient()).isEqualTo(RecipientId.of(new UnitId("tovholdere"))));
    }

    @Test
    void an_appointed_coordinator_bostoette_skp_or_a_residence_can_follow_up() {
        assertThat(List.of(aCitizen().coordinatedBy(appointed(aPerson("Anna"), "tovholdere")),
            aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette"), aCitizen().withServiceAt(SUPPORT_CONTACT, "skp"),
            aCitizen().withServiceAt(RESIDENCE, "bostoette"))).allMatch(RecipientsTest::hasFollowUp);
        assertThat(List.of(aCitizen(), aCitizen().withServiceAt(SOCIAL_SERVICES, "voksne"),
            aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette", UNTIL_YESTERDAY))).noneMatch(RecipientsTest::hasFollowUp);
    }

    private static boolean hasFollowUp(ACitizen citizen) {
        AMunicipality municipality = aarhusWithAllUnits();
        return new Recipients(ADirectory.of(municipality), municipality.build(), DAY, Walk.UNDISTURBED).hasFollowUp(citizen.facts());
    }

    private static ContactPoint mailOf(String name) {
        return new ContactPoint.Mail(name + "@kommune.example");
    }

    private static List<String> coordinators(ACitizen citizen) {
        return coordinators(citizen, DAY);
    }

    private static List<String> coordinators(ACitizen citizen, LocalDate day) {
        return of(aarhusWithAllUnits(), ONLY_COORDINATOR, citizen, day).stream().map(RecipientsTest::name).toList();
    }

    private static String name(Candidate candidate) {
        return candidate.person().map(Person::name).orElse("nobody");
    }

    private static List<String> steps(ACitizen citizen) {
        return of(ONLY_COORDINATOR, citizen).stream().flatMap(candidate -> candidate.steps().stream()).toList();
    }

    private static List<String> deputies(ACitizen citizen, LocalDate day) {
        return of(aarhusWithAllUnits(), ONLY_COORDINATOR, citizen, day).stream()
            .flatMap(candidate -> candidate.deputy().map(Person::name).stream()).toList();
    }

    private static String standIn(ACitizen citizen) {
        List<String> ids = ids(ONLY_COORDINATOR, citizen);
        assertThat(ids).as("exactly one stand-in").hasSize(1);
        return ids.get(0);
    }

    private static List<String> ids(Set<UnitFunction> functions, ACitizen citizen) {
        return ids(aarhusWithAllUnits(), functions, citizen);
    }

    private static List<String> ids(AMunicipality municipality, Set<UnitFunction> functions, ACitizen citizen) {
        return of(municipality, functions, citizen, DAY).stream().map(candidate -> candidate.unit().id().value()).toList();
    }

    private static List<Candidate> of(Set<UnitFunction> functions, ACitizen citizen) {
        return of(aarhusWithAllUnits(), functions, citizen, DAY);
    }

    private static List<Candidate> of(AMunicipality municipality, Set<UnitFunction> functions, ACitizen citizen, LocalDate day) {
        return new Recipients(ADirectory.of(municipality), municipality.build(), day, Walk.UNDISTURBED).of(functions, citizen.facts());
    }

    private static AMunicipality aarhusWithAllUnits() {
        return aarhus().with(aUnit("tovholdere", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT), aUnit("skp", SUPPORT_CONTACT),
            aUnit("voksne", SOCIAL_SERVICES), aUnit("jobcenter", JOBCENTRE), aUnit("vagt", DUTY_DESK))
            .withCoordinatorTeam("tovholdere").withDutyDesk("vagt");
    }
}
