package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACourse;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import org.junit.jupiter.api.Test;

class NewsCheckTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();

    @Test
    void a_first_admission_is_news() {
        assertNews(ADMITTED, aCourse());
    }

    @Test
    void the_same_fact_in_another_message_is_not_news() {
        assertOld(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T10:30").original(), aCourse().of(ADMITTED), "already known");
    }

    @Test
    void the_same_time_in_another_stay_is_news() {
        assertNews(anAdmission().inStay("s2").at("2026-12-01T10:00").original(), aCourse().of(ADMITTED));
    }

    @Test
    void an_admission_that_arrives_after_its_discharge_is_not_news() {
        assertOld(ADMITTED, aCourse().of(aDischarge().at("2026-12-03T10:00").original()), "overtaken");
    }

    @Test
    void a_discharge_without_a_reported_admission_is_news() {
        assertNews(aDischarge().at("2026-12-03T10:00").original(), aCourse());
    }

    @Test
    void a_second_admission_of_one_stay_is_not_news() {
        assertOld(anAdmission().at("2026-12-01T12:00").original(), aCourse().of(ADMITTED), "already ADMITTED");
    }

    @Test
    void a_second_discharge_is_not_news() {
        assertOld(aDischarge().at("2026-12-03T12:00").original(), aCourse().of(ADMITTED, aDischarge().at("2026-12-03T10:00").original()),
            "already DISCHARGED");
    }

    @Test
    void a_discharge_of_a_dead_citizen_is_not_news() {
        assertOld(aDischarge().at("2026-12-03T12:00").original(), aCourse().of(ADMITTED, aDeath().at("2026-12-03T10:00").original()),
            "already DECEASED");
    }

    @Test
    void an_admission_after_a_discharge_in_the_same_stay_is_news() {
        assertNews(anAdmission().at("2026-12-04T10:00").original(), aCourse().of(ADMITTED, aDischarge().at("2026-12-03T10:00").original()));
    }

    @Test
    void an_admission_after_an_emergency_contact_is_news() {
        assertNews(ADMITTED, aCourse().of(an(EventType.EMERGENCY_CONTACT).at("2026-12-01T08:00").original()));
    }

    @Test
    void a_planned_discharge_is_news_until_the_citizen_is_discharged() {
        StayEvent planned = an(EventType.DISCHARGE_PLANNED).at("2026-12-03T11:00").original();

        assertNews(planned, aCourse().of(ADMITTED));
        assertOld(planned, aCourse().of(ADMITTED, aDischarge().at("2026-12-03T10:00").original()), "already DISCHARGED");
    }

    @Test
    void an_admission_whose_cancellation_came_first_is_not_news() {
        assertOld(ADMITTED, aCourse().of(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T10:30").cancelled()), "already cancelled");
    }

    @Test
    void an_admission_whose_correction_came_first_is_not_news() {
        assertOld(ADMITTED, aCourse().of(anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T10:30").corrected()),
            "already cancelled or corrected");
    }

    @Test
    void a_correction_of_an_event_that_was_never_reported_is_news() {
        assertNews(anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T10:30").corrected(), aCourse());
    }

    @Test
    void an_admission_is_not_told_again_when_an_earlier_time_is_given() {
        assertOld(anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T11:00").original(),
            aCourse().of(ADMITTED), "already ADMITTED");
    }

    @Test
    void a_death_is_told_once_whatever_time_an_update_gives_it() {
        ACourse died = aCourse().of(ADMITTED, aDeath().at("2026-12-02T10:00").original());

        assertOld(aDeath().at("2026-12-02T12:00").original(), died, "already DECEASED");
        assertOld(aDeath().at("2026-12-02T08:00").sentAt("2026-12-02T12:00").original(), died, "already DECEASED");
    }

    @Test
    void a_death_is_news_also_if_its_time_is_before_events_that_were_told() {
        assertNews(aDeath().at("2026-12-01T00:00").sentAt("2026-12-01T14:00").original(), aCourse().of(ADMITTED));
        assertNews(aDeath().at("2026-12-03T14:00").sentAt("2026-12-03T15:00").original(),
            aCourse().of(ADMITTED, aDischarge().at("2026-12-03T14:05").original()));
    }

    @Test
    void a_death_after_a_discharge_is_not_told_again_when_an_earlier_time_is_given() {
        assertOld(aDeath().at("2026-12-03T14:00").sentAt("2026-12-04T10:00").original(), aCourse().of(ADMITTED,
            aDischarge().at("2026-12-03T14:05").original(), aDeath().at("2026-12-03T16:00").original()), "already DECEASED");
    }

    @Test
    void a_correction_whose_original_told_nobody_is_news_also_with_the_same_time() {
        assertNews(anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T10:30").corrected(), aCourse().of(ADMITTED));
    }

    @Test
    void a_death_that_was_cancelled_and_reported_again_is_news() {
        assertNews(aDeath().at("2026-12-04T10:00").original(), aCourse().of(ADMITTED, aDeath().at("2026-12-02T10:00").original(),
            aDeath().at("2026-12-02T10:00").sentAt("2026-12-02T11:00").cancelled()));
    }

    private static void assertNews(StayEvent event, ACourse before) {
        assertThat(Scene.notices(plan(event, before))).contains("bostoette NEWS QUEUE");
    }

    private static void assertOld(StayEvent event, ACourse before, String because) {
        Plan plan = plan(event, before);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
        assertThat(plan.wardAnswer()).isEmpty();
        assertThat(plan.steps()).first().asString().contains(because);
    }

    private static Plan plan(StayEvent event, ACourse before) {
        return new Scene().plan(event, before, aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withConsentFor(HOUSING_SUPPORT));
    }
}
