package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.ALedgerEntry.saying;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.HOME_CARE;
import static dk.broen.domain.planning.Scene.knownToSocialServices;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which matters a recipient should know, beside those that a rule names it for (design.md §3). */
class ConcernsTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private final Scene scene = new Scene();

    @Test
    void the_steps_of_a_decision_name_the_rules_or_what_the_recipient_heard() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub hub = scene.hub(supported());

        assertThat(firstSteps(hub.hears(ADMITTED))).contains("rules [psychiatric] name HOUSING_SUPPORT");
        assertThat(firstSteps(hub.hears(DISCHARGED))).containsOnly("heard of what DISCHARGED ends");
    }

    @Test
    void the_end_of_a_stay_that_the_recipient_never_heard_of_does_not_concern_it_although_it_heard_of_an_earlier_one() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, DISCHARGED);
        hub.knowing(withoutConsent()).hears(anAdmission().at("2026-12-04T10:00").original());
        hub.knowing(supported()).hears(aDischarge().at("2026-12-05T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED", "says DISCHARGED");
    }

    @Test
    void the_return_from_a_leave_does_not_concern_who_heard_of_the_admission_only() {
        AHub hub = scene.hub(withoutConsent()
            .with(aConsent().naming(HOUSING_SUPPORT).forEvents(EventType.ADMITTED, EventType.LEAVE_ENDED, EventType.DISCHARGED)));
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-02T10:00").original());
        Plan plan = hub.hears(an(EventType.LEAVE_ENDED).at("2026-12-02T14:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(plan.decisions()).noneMatch(decision -> decision.event() == EventType.LEAVE_ENDED);
    }

    @Test
    void a_recipient_that_may_not_know_of_leaves_does_not_read_that_the_citizen_is_on_leave() {
        AHub hub = scene.hub(
            withoutConsent().with(aConsent().naming(HOUSING_SUPPORT).forEvents(EventType.ADMITTED, EventType.DISCHARGED)));
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-02T10:00").original());
        hub.looks("2026-12-02T11:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_death_concerns_who_heard_of_the_stay_also_if_no_rule_names_it_for_deaths() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, aDeath().at("2026-12-02T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED", "says DECEASED");
    }

    @Test
    void a_death_does_not_concern_who_heard_nothing_and_is_not_named_for_deaths() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub hub = scene.hub(withoutConsent().with(aConsent().naming(HOUSING_SUPPORT).forEvents(EventType.DECEASED)));
        hub.hears(ADMITTED, aDeath().at("2026-12-02T10:00").original());

        assertThat(hub.read("bostoette")).isEmpty();
    }

    @Test
    void a_death_does_not_concern_who_heard_of_a_stay_that_ended_long_ago_and_is_not_named_for_deaths() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED, EventType.DISCHARGED);
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, DISCHARGED, aDeath().inStay("s2").at("2027-02-01T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_death_concerns_who_still_believes_that_a_stay_is_open() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED, EventType.DISCHARGED);
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED);
        hub.knowing(withoutConsent()).hears(anAdmission().from("ouh").inStay("o1").at("2026-12-03T10:00").original(),
            aDischarge().from("ouh").inStay("o1").at("2026-12-20T10:00").original());
        hub.knowing(supported()).hears(aDeath().inStay("s3").at("2027-02-15T10:00").original());

        assertThat(hub.read("bostoette")).last().asString().startsWith("says DECEASED");
    }

    @Test
    void a_death_that_is_reported_late_is_told_only_to_who_believes_that_a_stay_is_open() {
        AHub believing = scene.hub(supported());
        believing.hears(ADMITTED);
        believing.hears(aDeath().at("2026-12-02T10:00").original(), Danish.time("2027-02-10T10:00"));
        AHub knowing = scene.hub(supported());
        knowing.hears(ADMITTED, DISCHARGED);
        knowing.hears(aDeath().at("2026-12-04T10:00").original(), Danish.time("2027-02-10T10:00"));

        assertThat(believing.read("bostoette")).last().isEqualTo("says DECEASED, now DEAD");
        assertThat(knowing.read("bostoette")).noneMatch(read -> read.contains("DECEASED"));
    }

    @Test
    void an_end_that_is_reported_late_is_told_to_who_heard_of_the_beginning() {
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED);
        hub.hears(DISCHARGED, Danish.time("2027-02-10T10:00"));

        assertThat(hub.read("bostoette")).last().asString().endsWith("now DISCHARGED");
    }

    @Test
    void who_was_told_of_an_open_stay_may_hear_that_nothing_is_open_any_more() {
        AHub hub = scene.hub(consentFrom("2026-12-02"));
        hub.hears(ADMITTED);
        hub.looks("2026-12-02T10:00");
        hub.hears(anAdmission().from("ouh").inStay("o1").at("2026-12-03T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "now DISCHARGED");
    }

    @Test
    void it_hears_nothing_while_the_consents_are_under_review_or_the_stay_may_be_of_another_citizen() {
        AHub reviewed = scene.hub(consentFrom("2026-12-02"));
        AHub disputed = scene.hub(consentFrom("2026-12-02"));
        for (AHub hub : List.of(reviewed, disputed)) {
            hub.hears(ADMITTED);
            hub.looks("2026-12-02T10:00");
        }
        reviewed.with(WorkItem.Kind.REVIEW_CONSENTS, WorkItem.State.OPEN);
        disputed.disputing(ADMITTED.stay());
        for (AHub hub : List.of(reviewed, disputed)) {
            hub.hears(anAdmission().from("ouh").inStay("o1").at("2026-12-03T10:00").original());

            assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        }
    }

    @Test
    void where_something_is_taken_back_nothing_else_says_that_nothing_is_open() {
        AHub hub = scene.hub(supported());
        hub.hears(anAdmission().inStay("m1").onWard(SOMATIC_WARD).at("2026-11-30T10:00").original(), ADMITTED,
            anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "takes back ADMITTED");
    }

    @Test
    void a_death_in_a_stay_that_may_be_of_another_citizen_is_told_to_nobody() {
        AHub hub = scene.hub(supported());
        StayEvent death = aDeath().inStay("s2").at("2026-12-02T10:00").original();
        hub.hears(ADMITTED);
        hub.disputing(death.stay()).hears(death);

        assertThat(hub.read("bostoette")).noneMatch(read -> read.contains("DECEASED"));
    }

    @Test
    void the_end_of_a_stay_is_asked_about_on_its_own_day() {
        scene.aarhusRules().withStatutoryBasis();
        AHub hub = scene.hub(aCitizen().livingIn(AARHUS)
            .withServiceAt(HOUSING_SUPPORT, "bostoette", Period.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 3)))
            .withServiceAt(HOUSING_SUPPORT, "bostoette", Danish.since(LocalDate.of(2026, 12, 10))));
        hub.hears(ADMITTED);
        hub.hears(DISCHARGED, Danish.time("2026-12-05T10:00"));

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void an_emergency_contact_in_a_somatic_ward_does_not_concern_who_is_named_for_psychiatry() {
        AHub hub = scene.hub(supported());
        hub.hears(an(EventType.EMERGENCY_CONTACT).onWard(SOMATIC_WARD).at("2026-12-01T10:00").original(),
            aWardChange().ofAnEmergencyContact().at("2026-12-01T12:00").original());

        assertThat(hub.read("bostoette")).isEmpty();
    }

    @Test
    void an_open_stay_of_which_nothing_was_heard_for_too_long_is_a_task_and_no_news() {
        ACitizen citizen = withoutConsent().with(aConsent().naming(HOUSING_SUPPORT).lasting("2027-06-01", "2028-05-31"));
        AHub stale = scene.hub(citizen);
        stale.hears(ADMITTED, Danish.time("2028-01-10T10:00"));
        AHub heardOf = scene.hub(citizen);
        heardOf.hears(ADMITTED);
        heardOf.hears(aWardChange().at("2028-01-09T10:00").original());

        assertThat(stale.read("bostoette")).isEmpty();
        assertThat(stale.tasks()).contains(WorkItem.Kind.STALE_STAY);
        assertThat(heardOf.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(heardOf.tasks()).doesNotContain(WorkItem.Kind.STALE_STAY);
    }

    @Test
    void the_steps_name_only_the_rules_for_the_specialty_of_the_matter() {
        AHub hub = new AHub(ADirectory.of(aarhus().with(aUnit("hjemmepleje", HOME_CARE)).tellingOfSomaticStays()),
            aCitizen().livingIn(AARHUS).withServiceAt(HOME_CARE, "hjemmepleje").withConsentFor(HOME_CARE));
        hub.hears(ADMITTED);

        assertThat(firstSteps(hub.hears(anAdmission().inStay("m1").onWard(SOMATIC_WARD).at("2026-12-01T12:00").original())))
            .containsExactly("rules [somatic] name HOME_CARE");
    }

    @Test
    void the_end_concerns_who_heard_of_the_beginning_at_a_time_that_was_corrected() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T10:00").original(),
            anAdmission().at("2026-12-04T09:00").sentAt("2026-12-04T20:00").corrected(), aDischarge().at("2026-12-05T10:00").original());
        mail.looks("2026-12-07T09:00");

        assertThat(mail.read("voksne")).last().asString().contains("says DISCHARGED");
    }

    @Test
    void who_is_named_for_beginnings_reads_the_ward_of_the_end_too() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub hub = scene.hub(supported());
        hub.hears(ADMITTED, DISCHARGED);

        assertThat(hub.contents("bostoette").flatMap(content -> content.words().says().stream())).hasSize(2)
            .allMatch(saying -> saying.department().isPresent());
    }

    private static ACitizen withoutConsent() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette");
    }

    private static ACitizen consentFrom(String day) {
        return withoutConsent().with(aConsent().naming(HOUSING_SUPPORT).lasting(day, "2027-05-31"));
    }

    private static List<String> firstSteps(Plan plan) {
        return plan.decisions().stream().map(decision -> decision.steps().get(0)).toList();
    }
}
