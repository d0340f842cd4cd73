package dk.broen.domain.planning;

import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.knownToSocialServices;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The notice that lets the bostøtte be in place before the citizen comes home (domain.md §3). */
class PlannedDischargeTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent PLANNED = aPlannedDischarge().at("2026-12-02T10:00").expecting("2026-12-10").original();
    private static final StayEvent MOVED = aPlannedDischarge().at("2026-12-03T10:00").expecting("2026-12-14").original();
    private final Scene scene = new Scene();
    private final AHub hub = scene.hub(supported());

    @Test
    void a_planned_day_is_told() {
        hub.hears(ADMITTED, PLANNED);

        assertThat(hub.read("bostoette")).last().isEqualTo("says DISCHARGE_PLANNED, now ADMITTED");
        assertThat(days(hub)).containsExactly("2026-12-10");
    }

    @Test
    void a_planned_day_that_is_sent_again_is_not_told_again() {
        hub.hears(ADMITTED, PLANNED, PLANNED);

        assertThat(hub.read("bostoette")).hasSize(2);
    }

    @Test
    void a_plan_that_is_sent_later_with_the_same_day_is_not_told_again() {
        hub.hears(ADMITTED, PLANNED, aPlannedDischarge().at("2026-12-02T10:00").sentAt("2026-12-02T16:00").expecting("2026-12-10")
            .original());

        assertThat(hub.read("bostoette")).hasSize(2);
    }

    @Test
    void a_changed_day_takes_the_former_day_back_from_each_who_heard_of_it() {
        hub.hears(ADMITTED, PLANNED, MOVED);

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back DISCHARGE_PLANNED, says DISCHARGE_PLANNED, now ADMITTED");
        assertThat(days(hub)).containsExactly("2026-12-10", "2026-12-14");
        assertThat(hub.contents("bostoette").flatMap(content -> content.words().takesBack().stream())
            .map(saying -> saying.planned().orElseThrow().day().toString())).containsExactly("2026-12-10");
    }

    @Test
    void the_coordinator_of_the_planned_day_hears_of_the_plan_and_of_the_rest_from_that_day() {
        AHub next = scene.hub(supported().withConsentFor(HOUSING_SUPPORT, COORDINATOR)
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 12, 10)))));
        next.hears(ADMITTED, PLANNED);
        assertThat(next.read("tovholdere")).containsExactly("says DISCHARGE_PLANNED");

        next.looks("2026-12-10T00:00");
        assertThat(next.read("tovholdere")).containsExactly("says DISCHARGE_PLANNED", "says ADMITTED, now ADMITTED");
    }

    @Test
    void a_unit_with_another_part_today_hears_of_the_plan_as_coordinator_of_the_planned_day() {
        AHub next = scene.hub(supported().withConsentFor(COORDINATOR)
            .withServiceAt(SOCIAL_SERVICES, "voksne")
            .coordinatedBy(appointed(aPerson("Anna"), "voksne").lasting(Danish.since(LocalDate.of(2026, 12, 10)))));
        next.hears(ADMITTED, PLANNED);

        assertThat(next.read("voksne")).containsExactly("says DISCHARGE_PLANNED");
    }

    @Test
    void a_part_on_a_later_day_is_no_part_today() {
        AHub next = scene.hub(coordinatedByAnna());
        next.hears(ADMITTED, PLANNED);
        next.knowing(supported().withConsentFor(COORDINATOR)
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 12, 10)))))
            .looks("2026-12-03T10:00");
        next.looks("2026-12-03T11:00");
        next.looks("2026-12-03T12:00");
        next.hears(aDeath().at("2026-12-04T10:00").original());

        assertThat(next.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGE_PLANNED, now ADMITTED",
            "part ended", "says DISCHARGE_PLANNED");
    }

    private static ACitizen coordinatedByAnna() {
        return supported().withConsentFor(COORDINATOR).coordinatedBy(appointed(aPerson("Anna"), "tovholdere"));
    }

    @Test
    void a_coordinator_of_a_later_day_than_the_planned_one_hears_nothing_of_the_plan() {
        AHub later = scene.hub(supported().withConsentFor(HOUSING_SUPPORT, COORDINATOR)
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 12, 11)))));
        later.hears(ADMITTED, PLANNED);

        assertThat(later.read("tovholdere")).isEmpty();
    }

    @Test
    void the_coordinator_of_a_planned_day_that_is_put_forward_hears_that_the_plan_is_untrue() {
        AHub next = scene.hub(supported().withConsentFor(HOUSING_SUPPORT, COORDINATOR)
            .coordinatedBy(appointed(aPerson("Anna"), "tovholdere").lasting(Danish.since(LocalDate.of(2026, 12, 10)))));
        next.hears(ADMITTED, PLANNED, aPlannedDischarge().at("2026-12-03T10:00").expecting("2026-12-08").original());

        assertThat(next.read("tovholdere")).containsExactly("says DISCHARGE_PLANNED", "takes back DISCHARGE_PLANNED");
    }

    @Test
    void plans_that_arrive_in_reverse_order_tell_the_day_that_was_sent_last() {
        hub.hears(ADMITTED, MOVED);
        hub.hears(PLANNED, Danish.time("2026-12-03T11:00"));

        assertThat(days(hub)).containsExactly("2026-12-14");
    }

    @Test
    void an_older_day_that_still_waits_is_replaced() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T10:00").original(),
            aPlannedDischarge().at("2026-12-04T20:00").expecting("2026-12-10").original());
        Plan plan = mail.hears(aPlannedDischarge().at("2026-12-05T10:00").expecting("2026-12-14").original());
        mail.looks("2026-12-07T09:00");

        assertThat(plan.withdrawn()).hasSize(1);
        assertThat(mail.read("voksne")).last().isEqualTo("says DISCHARGE_PLANNED, now ADMITTED");
        assertThat(mail.contents("voksne").flatMap(content -> content.words().says().stream())
            .flatMap(saying -> saying.planned().stream()).map(planned -> planned.day().toString())).containsExactly("2026-12-14");
    }

    @Test
    void a_cancelled_plan_is_taken_back_at_every_address_that_heard_of_it() {
        ACitizen two = supported().withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES);
        AHub both = scene.hub(two);
        both.hears(ADMITTED, PLANNED,
            aPlannedDischarge().at("2026-12-02T10:00").sentAt("2026-12-03T10:00").expecting("2026-12-10").cancelled());

        for (String unit : List.of("bostoette", "voksne")) {
            assertThat(both.read(unit)).last().isEqualTo("takes back DISCHARGE_PLANNED, now ADMITTED");
        }
    }

    @Test
    void whoever_did_not_hear_of_the_plan_hears_nothing_of_its_cancellation() {
        AHub both = scene.hub(supported().withServiceAt(SOCIAL_SERVICES, "voksne"));
        both.hears(ADMITTED, PLANNED);
        both.hears(aPlannedDischarge().at("2026-12-02T10:00").sentAt("2026-12-03T10:00").expecting("2026-12-10").cancelled());

        assertThat(both.read("voksne")).isEmpty();
    }

    @Test
    void a_plan_is_told_until_its_day_has_passed_and_is_never_taken_back_because_of_that() {
        AHub late = scene.hub(ACitizen.aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette"));
        late.hears(ADMITTED, PLANNED);
        late.knowing(supported()).looks("2026-12-11T10:00");
        assertThat(late.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");

        hub.hears(ADMITTED, PLANNED);
        hub.looks("2026-12-11T10:00");
        assertThat(hub.read("bostoette")).hasSize(2);
    }

    @Test
    void a_plan_that_waits_is_withdrawn_when_the_citizen_is_discharged() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T10:00").original(),
            aPlannedDischarge().at("2026-12-04T20:00").expecting("2026-12-10").original());
        Plan plan = mail.hears(aDischarge().at("2026-12-05T10:00").original());

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("SUPERSEDED");
    }

    @Test
    void a_plan_that_comes_after_the_discharge_is_old_news() {
        hub.hears(ADMITTED, aDischarge().at("2026-12-03T10:00").original());
        hub.hears(PLANNED, Danish.time("2026-12-03T12:00"));

        assertThat(hub.read("bostoette")).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void the_day_after_the_planned_day_is_looked_at_again() {
        assertThat(hub.hears(ADMITTED, PLANNED).lookAgain()).contains(Danish.time("2026-12-11T00:00"));
    }

    private static List<String> days(AHub hub) {
        return hub.contents("bostoette").flatMap(content -> content.words().says().stream()).flatMap(saying -> saying.planned().stream())
            .map(planned -> planned.day().toString()).toList();
    }
}
