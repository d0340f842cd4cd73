package dk.broen.domain.routing;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AMunicipality.aMunicipality;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.APerson.somebody;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.Functions.DUTY_DESK;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.Danish;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitFunction;
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
            .coordinatedBy(appointed(somebody("Bodil"), "tovholdere").secondary())
            .coordinatedBy(appointed(somebody("Anna"), "tovholdere")))).containsExactly("Anna");
    }

    @Test
    void her_deputy_stands_in_while_she_is_absent() {
        ACitizen citizen = aCitizen().coordinatedBy(appointed(somebody("Bodil"), "tovholdere").secondary())
            .coordinatedBy(appointed(somebody("Anna"), "tovholdere").deputisedBy(somebody("Dorte")).absent("2026-12-01", "2026-12-04"));

        assertThat(coordinators(citizen)).containsExactly("Dorte");
        assertThat(coordinators(citizen, DAY.plusDays(1))).containsExactly("Anna");
    }

    @Test
    void the_secondary_stands_in_for_a_primary_without_deputy() {
        assertThat(coordinators(aCitizen()
            .coordinatedBy(appointed(somebody("Bodil"), "tovholdere").secondary())
            .coordinatedBy(appointed(somebody("Anna"), "tovholdere").absent("2026-12-01", "2026-12-04")))).containsExactly("Bodil");
    }

    @Test
    void an_appointment_that_has_ended_coordinates_nothing() {
        assertThat(coordinators(aCitizen()
            .coordinatedBy(appointed(somebody("Bodil"), "tovholdere").secondary())
            .coordinatedBy(appointed(somebody("Anna"), "tovholdere").lasting(UNTIL_YESTERDAY)))).containsExactly("Bodil");
    }

    @Test
    void an_appointed_coordinator_is_known_as_appointed_and_a_stand_in_is_not() {
        assertThat(of(ONLY_COORDINATOR, aCitizen().coordinatedBy(appointed(somebody("Anna"), "tovholdere"))))
            .allMatch(Candidate::appointed);
        assertThat(of(ONLY_COORDINATOR, aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette"))).hasSize(1).noneMatch(Candidate::appointed);
    }

    @Test
    void a_bostoette_worker_stands_in_where_nobody_is_appointed() {
        assertThat(standIn(aCitizen().withServiceAt(SOCIAL_SERVICES, "voksne").withServiceAt(SUPPORT_CONTACT, "skp")
            .withServiceAt(HOUSING_SUPPORT, "bostoette"))).isEqualTo("bostoette");
    }

    @Test
    void an_skp_worker_stands_in_without_bostoette() {
        assertThat(standIn(aCitizen().withServiceAt(SOCIAL_SERVICES, "voksne").withServiceAt(SUPPORT_CONTACT, "skp"))).isEqualTo("skp");
    }

    @Test
    void the_case_worker_stands_in_without_either() {
        assertThat(standIn(aCitizen().withServiceAt(SOCIAL_SERVICES, "voksne"))).isEqualTo("voksne");
    }

    @Test
    void the_coordinator_team_stands_in_where_no_worker_is() {
        assertThat(standIn(aCitizen().withServiceAt(JOBCENTRE, "jobcenter"))).isEqualTo("tovholdere");
    }

    @Test
    void the_duty_desk_stands_in_where_no_team_is() {
        assertThat(ids(aarhus().with(aUnit("vagt", DUTY_DESK)).withDutyDesk("vagt"), ONLY_COORDINATOR, aCitizen())).containsExactly("vagt");
    }

    @Test
    void nobody_left_is_nobody() {
        assertThat(ids(aarhus(), ONLY_COORDINATOR, aCitizen())).isEmpty();
    }

    @Test
    void an_expired_service_stands_in_for_nobody() {
        assertThat(standIn(aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette", UNTIL_YESTERDAY))).isEqualTo("tovholdere");
    }

    @Test
    void of_two_coordinators_the_latest_appointed_is_picked_and_it_is_said() {
        List<Candidate> candidates = of(ONLY_COORDINATOR, aCitizen()
            .coordinatedBy(appointed(somebody("Anna"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 1, 1))))
            .coordinatedBy(appointed(somebody("Bodil"), "skp").lasting(Danish.since(LocalDate.of(2026, 5, 1)))));

        assertThat(candidates).extracting(RecipientsTest::name).containsExactly("Bodil");
        assertThat(candidates.get(0).steps()).first().asString().startsWith("AMBIGUOUS: 2");
    }

    @Test
    void the_pick_among_two_does_not_depend_on_who_was_entered_first() {
        assertThat(coordinators(aCitizen().coordinatedBy(appointed(somebody("Anna"), "skp"))
            .coordinatedBy(appointed(somebody("Bodil"), "skp"))))
            .isEqualTo(coordinators(aCitizen().coordinatedBy(appointed(somebody("Bodil"), "skp"))
                .coordinatedBy(appointed(somebody("Anna"), "skp"))));
    }

    @Test
    void several_coordinators_chosen_one_by_one_are_all_told() {
        assertThat(coordinators(aCitizen().with(aConsent().namingUnits("tovholdere", "skp"))
            .coordinatedBy(appointed(somebody("Anna"), "tovholdere")).coordinatedBy(appointed(somebody("Bodil"), "skp"))))
            .containsExactlyInAnyOrder("Anna", "Bodil");
    }

    @Test
    void a_consent_that_has_ended_or_was_withdrawn_picks_no_coordinator() {
        for (AConsent past : List.of(aConsent().lasting("2026-01-01", "2026-12-03"), aConsent().withdrawnAt("2026-12-04T10:00"),
            aConsent().givenIn(SILKEBORG))) {
            assertThat(coordinators(aCitizen().with(past.namingUnits("tovholdere")).withConsentFor(COORDINATOR)
                .coordinatedBy(appointed(somebody("Anna"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 1, 1))))
                .coordinatedBy(appointed(somebody("Bodil"), "skp").lasting(Danish.since(LocalDate.of(2026, 5, 1))))))
                .containsExactly("Bodil");
        }
    }

    @Test
    void a_planned_service_makes_a_recipient_but_coordinates_nothing_yet() {
        ACitizen planned = aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette", Danish.since(DAY.plusDays(2)));

        assertThat(ids(Set.of(HOUSING_SUPPORT), planned)).containsExactly("bostoette");
        assertThat(standIn(planned)).isEqualTo("tovholdere");
    }

    @Test
    void the_coordinator_replaces_nobody() {
        assertThat(ids(Set.of(COORDINATOR, SOCIAL_SERVICES), aCitizen().coordinatedBy(appointed(somebody("Anna"), "tovholdere"))
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
            citizen.withServiceAt(JOBCENTRE, "jobcenter", somebody("contact " + contact).person());
        }

        assertThat(ids(Set.of(JOBCENTRE), citizen)).containsExactly("jobcenter");
    }

    @Test
    void a_unit_that_closed_is_followed_to_its_successor_on_the_day() {
        AMunicipality municipality = aarhus().with(aUnit("h3").closing("2026-12-03", "slagelse"), aUnit("slagelse"));
        ACitizen citizen = aCitizen().withServiceAt(HOUSING_SUPPORT, "h3");

        assertThat(ids(municipality, Set.of(HOUSING_SUPPORT), citizen)).containsExactly("slagelse");
        assertThat(of(municipality, Set.of(HOUSING_SUPPORT), citizen, DAY.minusDays(1))).extracting(found -> found.unit().id().value())
            .containsExactly("h3");
    }

    @Test
    void units_of_another_municipality_are_not_recipients_of_this_one() {
        AMunicipality silkeborg = aMunicipality(SILKEBORG).with(aUnit("silkeborg-bostoette"));
        AMunicipality aarhus = everybody();
        ACitizen citizen = aCitizen().withServiceAt(HOUSING_SUPPORT, "silkeborg-bostoette")
            .coordinatedBy(appointed(somebody("Anna"), "silkeborg-bostoette"));

        assertThat(new Recipients(ADirectory.of(aarhus, silkeborg), aarhus.build(), DAY)
            .of(Set.of(COORDINATOR, HOUSING_SUPPORT), citizen.facts()))
            .extracting(candidate -> candidate.unit().id().value()).containsExactly("tovholdere");
    }

    private static List<String> coordinators(ACitizen citizen) {
        return coordinators(citizen, DAY);
    }

    private static List<String> coordinators(ACitizen citizen, LocalDate day) {
        return of(everybody(), ONLY_COORDINATOR, citizen, day).stream().map(RecipientsTest::name).toList();
    }

    private static String name(Candidate candidate) {
        return candidate.person().map(Person::name).orElse("nobody");
    }

    private static String standIn(ACitizen citizen) {
        List<String> ids = ids(ONLY_COORDINATOR, citizen);
        assertThat(ids).as("one stands in").hasSize(1);
        return ids.get(0);
    }

    private static List<String> ids(Set<UnitFunction> functions, ACitizen citizen) {
        return ids(everybody(), functions, citizen);
    }

    private static List<String> ids(AMunicipality municipality, Set<UnitFunction> functions, ACitizen citizen) {
        return of(municipality, functions, citizen, DAY).stream().map(candidate -> candidate.unit().id().value()).toList();
    }

    private static List<Candidate> of(Set<UnitFunction> functions, ACitizen citizen) {
        return of(everybody(), functions, citizen, DAY);
    }

    private static List<Candidate> of(AMunicipality municipality, Set<UnitFunction> functions, ACitizen citizen, LocalDate day) {
        return new Recipients(ADirectory.of(municipality), municipality.build(), day).of(functions, citizen.facts());
    }

    private static AMunicipality everybody() {
        return aarhus().with(aUnit("tovholdere", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT), aUnit("skp", SUPPORT_CONTACT),
            aUnit("voksne", SOCIAL_SERVICES), aUnit("jobcenter", JOBCENTRE), aUnit("vagt", DUTY_DESK))
            .withCoordinatorTeam("tovholdere").withDutyDesk("vagt");
    }
}
