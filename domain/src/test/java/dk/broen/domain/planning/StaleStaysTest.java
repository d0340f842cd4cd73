package dk.broen.domain.planning;

import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.AnOverride.anOverride;
import static dk.broen.domain.given.Functions.SUBSTANCE_USE;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AConsent;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is heard of an open stay for {@code stale_days}: the ward has five working days to answer, then the municipality is asked. */
class StaleStaysTest {
    private static final StayEvent OVER_CHRISTMAS = anAdmission().at("2026-12-21T10:00").original();
    private static final StayEvent OVER_EASTER = anAdmission().at("2026-03-23T10:00").original();
    private static final Addressee MUNICIPALITY = new Addressee.OneMunicipality(new MunicipalityCode(AARHUS));
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

    @Test
    void who_was_told_at_once_and_whose_consent_lasts_is_asked_after_a_year() {
        AHub hub = told(OVER_CHRISTMAS, "2026-12-21T10:05");

        assertThat(hub.waits("2028-01-31T00:00")).containsExactly(WARD_ASKED, "2027-12-28T16:00 opens NO_END_HEARD");
    }

    @Test
    void a_municipality_that_may_not_know_any_more_is_not_asked() {
        AHub expired = told(supportedUntil("2027-12-20"), "2026-12-21T10:05");
        assertThat(expired.waits("2028-01-31T00:00")).contains(WARD_ASKED).noneMatch(StaleStaysTest::asksAMunicipality);
        assertThat(expired.tasks()).as("the ward is still asked").contains(Kind.STALE_STAY);

        AHub closed = told(supportedUntil("2027-12-31"), "2026-12-21T10:05");
        assertThat(closed.waits("2028-01-31T00:00")).containsSubsequence("2027-12-28T16:00 opens NO_END_HEARD",
            "2028-01-01T00:00 closes NO_END_HEARD");
        assertThat(closed.tasks()).contains(Kind.STALE_STAY).doesNotContain(Kind.NO_END_HEARD);
    }

    @Test
    void a_task_that_is_open_stays_open_while_the_consents_cannot_be_read_and_names_nobody_then() {
        AHub hub = told(OVER_CHRISTMAS, "2026-12-21T10:05");
        hub.waits("2027-12-29T00:00");
        assertThat(named(hub)).isTrue();

        hub.knowing(supported().whoseConsentsCannotBeRead()).looks("2027-12-29T09:00");
        assertThat(hub.tasks()).contains(Kind.NO_END_HEARD);
        assertThat(named(hub)).isFalse();
    }

    @Test
    void what_a_unit_knows_on_a_minimal_basis_or_in_a_hidden_function_is_no_business_of_the_municipality() {
        AHub override = told(supportedUntil("2027-06-01").with(anOverride().telling("bostoette").lasting("2027-12-22", "2028-01-15")),
            "2026-12-21T10:05");
        AHub confidential = new Scene().hub(ACitizen.aCitizen().livingIn(AARHUS).withServiceAt(SUBSTANCE_USE, "rusmiddel")
            .with(aConsent().naming(SUBSTANCE_USE).lasting("2026-02-01", "2027-01-31"))
            .with(aConsent().naming(SUBSTANCE_USE).lasting("2027-02-01", "2028-01-31")));
        confidential.hears(OVER_CHRISTMAS);

        assertThat(List.of("bostoette", "rusmiddel")).allSatisfy(unit -> assertThat(unit.equals("bostoette") ? override.read(unit)
            : confidential.read(unit)).isNotEmpty());
        assertThat(override.waits("2027-12-29T00:00")).contains(WARD_ASKED).noneMatch(StaleStaysTest::asksAMunicipality);
        assertThat(override.tasks()).as("the override is in use").contains(Kind.TELL_THE_CITIZEN);
        assertThat(confidential.waits("2028-01-31T00:00")).contains(WARD_ASKED).noneMatch(StaleStaysTest::asksAMunicipality);
    }

    @Test
    void a_stay_that_may_be_another_citizens_is_no_question_to_the_municipality() {
        AHub hub = told(OVER_CHRISTMAS, "2026-12-21T10:05");
        hub.waits("2027-12-29T00:00");
        hub.disputing(hub.course().stays().get(0).key()).looks("2027-12-29T09:00");

        assertThat(hub.tasks()).contains(Kind.STALE_STAY).doesNotContain(Kind.NO_END_HEARD);
        assertThat(named(hub)).isFalse();
    }

    @Test
    void a_task_about_one_stay_names_nobody_because_of_another_stay() {
        AHub hub = told(supportedUntil("2027-12-31").with(aConsent().naming(HOUSING_SUPPORT).forHospitalsOf(SYDDANMARK)
            .lasting("2027-12-01", "2028-06-30")), "2026-12-21T10:05");
        hub.waits("2027-12-29T00:00");
        String key = key(hub);
        assertThat(named(hub)).isTrue();
        hub.hears(anAdmission().inStay("other").from("ouh").at("2027-12-30T10:00").original());
        hub.looks("2028-01-03T10:00");

        assertThat(hub.tasks()).doesNotContain(Kind.NO_END_HEARD);
        assertThat(CitizenNamed.to(MUNICIPALITY, new WorkItem(Kind.NO_END_HEARD, key, ""), hub.situation())).isFalse();
        assertThat(CitizenNamed.to(MUNICIPALITY, new WorkItem(Kind.NEEDS_COORDINATOR, ""), hub.situation())).as("of the other stay")
            .isTrue();
    }

    @Test
    void a_municipality_that_answers_answers_for_the_ward_until_the_stay_is_stale_anew() {
        AHub hub = told(OVER_CHRISTMAS, "2026-12-21T10:05");
        hub.waits("2027-12-29T00:00");
        hub.closing(Kind.NO_END_HEARD);
        hub.looks("2027-12-29T09:00");
        assertThat(hub.tasks()).doesNotContain(Kind.STALE_STAY, Kind.NO_END_HEARD);
        assertThat(hub.waits("2028-01-20T00:00")).isEmpty();

        hub.hears(aWardChange().at("2028-01-20T09:00").original());
        assertThat(hub.waits("2029-02-28T00:00")).contains("2029-01-19T09:00:00.001 opens STALE_STAY");
    }

    private static boolean asksAMunicipality(String line) {
        return line.endsWith("opens NO_END_HEARD");
    }

    private static boolean named(AHub hub) {
        return CitizenNamed.to(MUNICIPALITY, new WorkItem(Kind.NO_END_HEARD, key(hub), ""), hub.situation());
    }

    private static String key(AHub hub) {
        return hub.situation().items().keySet().stream().filter(key -> Kind.of(key) == Kind.NO_END_HEARD).findFirst().orElseThrow();
    }

    /** The admission is heard of so late that it soon is stale. */
    private static AHub told(StayEvent admission, String arrival) {
        return told(supported(), admission, arrival);
    }

    private static AHub told(ACitizen citizen, String arrival) {
        return told(citizen, OVER_CHRISTMAS, arrival);
    }

    private static AHub told(ACitizen citizen, StayEvent admission, String arrival) {
        AHub hub = new Scene().hub(citizen);
        hub.hears(admission, Danish.time(arrival));
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        return hub;
    }

    private static ACitizen supported() {
        return supportedUntil("2028-01-31").with(consent("2028-02-01", "2029-01-31"));
    }

    private static ACitizen supportedUntil(String day) {
        return ACitizen.aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(consent("2026-02-01", "2027-01-31")).with(consent("2027-02-01", day));
    }

    /** A consent lasts a year at most (sundhedsloven § 44), so it must be given again before a stay is stale. */
    private static AConsent consent(String from, String until) {
        return aConsent().naming(HOUSING_SUPPORT).forHospitalsOf(MIDTJYLLAND).lasting(from, until);
    }
}
