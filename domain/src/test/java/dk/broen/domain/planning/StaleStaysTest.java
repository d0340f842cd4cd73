package dk.broen.domain.planning;

import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import org.junit.jupiter.api.Test;

/** Nothing is heard of an open stay for {@code stale_days}: the ward has five working days to answer, then the municipality is asked. */
class StaleStaysTest {
    private static final StayEvent OVER_CHRISTMAS = anAdmission().at("2026-12-21T10:00").original();
    private static final StayEvent OVER_EASTER = anAdmission().at("2026-03-23T10:00").original();
    private static final String WARD_ASKED = "2027-12-21T10:00:00.001 opens STALE_STAY";

    @Test
    void the_municipality_is_asked_when_the_ward_has_not_answered_over_christmas() {
        AHub hub = told(OVER_CHRISTMAS, "2027-12-20T12:00");

        // Tue 21 asked; Wed 22, Thu 23, Fri 24 (no Danish holiday by law), Mon 27, Tue 28 until 16:00
        assertThat(hub.waits("2028-01-31T00:00")).containsExactly(WARD_ASKED, "2027-12-28T16:00 opens NO_END_HEARD");
    }

    @Test
    void the_days_of_the_ward_are_danish_days_when_the_clock_changes() {
        AHub hub = told(OVER_EASTER, "2027-03-22T12:00");

        // Tue 23 asked; Wed 24, (Thu 25, Fri 26, Mon 29: Easter; Sun 28: summer time) Tue 30, Wed 31, Thu 1, Fri 2 until 16:00
        assertThat(hub.waits("2027-04-30T00:00")).containsExactly("2027-03-23T10:00:00.001 opens STALE_STAY",
            "2027-04-02T16:00 opens NO_END_HEARD");
        assertThat(hub.situation().at()).isEqualTo(Danish.time("2027-04-30T00:00"));
    }

    @Test
    void a_ward_that_answers_in_time_is_believed() {
        AHub hub = told(OVER_CHRISTMAS, "2027-12-20T12:00");
        hub.waits("2027-12-28T15:59");
        hub.closing(Kind.STALE_STAY);

        assertThat(hub.waits("2028-01-31T00:00")).isEmpty();
    }

    @Test
    void a_ward_that_answers_late_closes_the_task_of_the_municipality() {
        AHub hub = told(OVER_CHRISTMAS, "2027-12-20T12:00");
        hub.waits("2027-12-28T17:00");
        hub.closing(Kind.STALE_STAY);
        hub.looks("2027-12-28T17:05");

        assertThat(hub.tasks()).doesNotContain(Kind.STALE_STAY, Kind.NO_END_HEARD);
    }

    @Test
    void an_end_that_is_heard_closes_both() {
        AHub hub = told(OVER_CHRISTMAS, "2027-12-20T12:00");
        hub.waits("2027-12-29T00:00");
        hub.hears(aDischarge().at("2027-12-29T09:00").original());

        assertThat(hub.tasks()).doesNotContain(Kind.STALE_STAY, Kind.NO_END_HEARD);
    }

    @Test
    void an_end_that_the_municipality_records_closes_both() {
        AHub hub = told(OVER_CHRISTMAS, "2027-12-20T12:00");
        hub.waits("2027-12-29T00:00");
        hub.knowing(supported().recordedBy(AARHUS, "2027-12-29T09:00").withStayEnded(AARHUS, "2026-12-21T10:00", "2027-12-28T12:00"))
            .looks("2027-12-29T09:00");

        assertThat(hub.tasks()).doesNotContain(Kind.STALE_STAY, Kind.NO_END_HEARD);
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void what_is_heard_of_the_stay_closes_both() {
        AHub hub = told(OVER_CHRISTMAS, "2027-12-20T12:00");
        hub.waits("2027-12-29T00:00");
        hub.hears(aWardChange().at("2027-12-29T09:00").original());

        assertThat(hub.tasks()).doesNotContain(Kind.STALE_STAY, Kind.NO_END_HEARD);
    }

    @Test
    void the_ward_has_its_days_also_if_the_hub_finds_out_late() {
        AHub hub = told(OVER_CHRISTMAS, "2027-12-20T12:00");
        hub.looks("2028-02-01T10:00");

        assertThat(hub.tasks()).contains(Kind.STALE_STAY).doesNotContain(Kind.NO_END_HEARD);
        assertThat(hub.waits("2028-02-29T00:00")).containsExactly("2028-02-08T16:00 opens NO_END_HEARD");
    }

    @Test
    void a_municipality_that_does_not_know_of_the_stay_is_not_asked() {
        AHub hub = new Scene().hub(ACitizen.aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette"));
        hub.hears(OVER_CHRISTMAS, Danish.time("2027-12-20T12:00"));

        assertThat(hub.waits("2028-01-31T00:00")).contains(WARD_ASKED).noneMatch(line -> line.endsWith("NO_END_HEARD"));
    }

    /** The admission is heard of so late that it soon is stale. */
    private static AHub told(StayEvent admission, String arrival) {
        AHub hub = new Scene().hub(supported());
        hub.hears(admission, Danish.time(arrival));
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        return hub;
    }

    private static ACitizen supported() {
        return ACitizen.aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).lasting("2027-02-01", "2028-01-31"));
    }
}
