package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.knownToSocialServices;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static dk.broen.domain.terms.UnitFunction.SUPPORT_CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AUnit;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives when and how often, what a recipient reads last is true, and nothing is told twice (domain.md §3). */
class LastWordTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private final Scene scene = new Scene();
    private final AHub hub = scene.hub(supported());

    @Test
    void a_repeated_message_tells_nothing_again() {
        hub.hears(ADMITTED, ADMITTED, anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T10:30").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_second_admission_message_of_an_open_stay_tells_nothing() {
        hub.hears(ADMITTED, anAdmission().at("2026-12-01T12:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_second_discharge_message_tells_nothing() {
        hub.hears(ADMITTED, DISCHARGED, aDischarge().at("2026-12-03T12:00").original());

        assertThat(hub.read("bostoette")).hasSize(2).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_discharge_that_comes_before_its_admission_is_told_and_the_admission_is_old_news() {
        hub.hears(DISCHARGED);
        hub.hears(ADMITTED, Danish.time("2026-12-03T12:00"));

        assertThat(hub.read("bostoette")).containsExactly("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_discharge_whose_admission_never_comes_is_told() {
        hub.hears(DISCHARGED);

        assertThat(hub.read("bostoette")).containsExactly("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void an_admission_that_comes_after_its_leave_is_told_together_with_the_leave() {
        hub.hears(an(EventType.LEAVE_STARTED).at("2026-12-02T08:00").original());
        assertThat(hub.read("bostoette")).isEmpty();

        hub.hears(ADMITTED, Danish.time("2026-12-02T09:00"));

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED LEAVE_STARTED, now ON_LEAVE");
    }

    @Test
    void a_return_goes_only_to_who_may_have_heard_of_the_leave() {
        hub.knowing(supported().withServiceAt(SOCIAL_SERVICES, "voksne"));
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-02T10:00").original());
        hub.knowing(supported().withServiceAt(SOCIAL_SERVICES, "voksne")
            .withConsentFor(SOCIAL_SERVICES));
        hub.hears(an(EventType.LEAVE_ENDED).at("2026-12-02T14:00").original());

        assertThat(hub.read("bostoette")).last().isEqualTo("says LEAVE_ENDED, now ADMITTED");
        assertThat(hub.read("voksne")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void an_admission_and_a_discharge_at_one_time_end_discharged() {
        hub.hears(aDischarge().at("2026-12-01T10:00").original(), ADMITTED);

        assertThat(hub.read("bostoette")).containsExactly("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_readmission_at_the_time_of_the_discharge_is_told() {
        hub.hears(ADMITTED, DISCHARGED, anAdmission().at("2026-12-03T10:00").sentAt("2026-12-03T10:05").original());

        assertThat(hub.read("bostoette")).last().isEqualTo("says ADMITTED, now ADMITTED");
    }

    @Test
    void a_late_end_of_an_older_stay_never_becomes_the_last_word() {
        hub.hears(ADMITTED, anAdmission().inStay("s2").at("2026-12-04T10:00").original());
        hub.hears(DISCHARGED, Danish.time("2026-12-05T10:00"));

        assertThat(hub.read("bostoette")).last().asString().endsWith("now ADMITTED");
        assertThat(hub.read("bostoette")).noneMatch(read -> read.contains("DISCHARGED"));
    }

    @Test
    void an_older_stay_that_is_released_late_is_not_told_after_the_newer_stay() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original(), aDischarge().at("2026-12-05T10:00").original(),
            anAdmission().inStay("s2").at("2026-12-06T08:00").original());
        assertThat(mail.read("voksne")).isEmpty();

        mail.looks("2026-12-07T09:00");

        assertThat(mail.read("voksne")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(mail.contents("voksne").flatMap(content -> content.words().says().stream()).map(Saying::at))
            .containsExactly(Danish.time("2026-12-06T08:00"));
    }

    @Test
    void a_weekend_makes_one_mail_on_monday_that_says_when_the_stay_began_and_ended() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original(), aDischarge().at("2026-12-06T06:00").original());
        mail.looks("2026-12-07T09:00");

        assertThat(mail.read("voksne")).containsExactly("says DISCHARGED, now DISCHARGED");
        assertThat(mail.contents("voksne").flatMap(content -> content.words().says().stream())).singleElement()
            .satisfies(saying -> assertThat(saying.since()).contains(Danish.time("2026-12-04T20:00")));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void a_swing_door_that_is_shuffled_and_duplicated_ends_discharged(long seed) {
        List<StayEvent> messages = new ArrayList<>();
        for (int stay = 1; stay <= 3; stay++) {
            messages.add(anAdmission().inStay("s" + stay).at("2026-12-0" + 2 * stay + "T10:00").original());
            messages.add(aDischarge().inStay("s" + stay).at("2026-12-0" + (2 * stay + 1) + "T10:00").original());
        }
        messages.addAll(List.copyOf(messages));
        Collections.shuffle(messages, new Random(seed));
        messages.forEach(message -> hub.hears(message, Danish.time("2026-12-08T10:00")));

        assertThat(hub.read("bostoette")).last().asString().endsWith("now DISCHARGED");
        assertThat(hub.read("bostoette").stream().filter(read -> read.startsWith("says DISCHARGED"))).isNotEmpty();
        assertThat(hub.contents("bostoette").flatMap(content -> content.words().says().stream())).doesNotHaveDuplicates();
    }

    @Test
    void the_next_beginning_makes_an_end_that_waits_old_news() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T10:00").original(), aDischarge().at("2026-12-04T20:00").original());
        Plan plan = mail.hears(anAdmission().inStay("s2").at("2026-12-05T10:00").original());

        assertThat(plan.withdrawn()).extracting(Plan.Withdrawn::reason).containsExactly("SUPERSEDED");
        mail.looks("2026-12-07T09:00");
        assertThat(mail.read("voksne")).containsExactly("says ADMITTED, now ADMITTED", "says ADMITTED, now ADMITTED");
    }

    @Test
    void an_admission_that_waits_is_not_told_after_a_death() {
        AHub mail = scene.hub(knownToSocialServices());
        mail.hears(anAdmission().at("2026-12-04T20:00").original(), aDeath().at("2026-12-05T10:00").original());
        mail.looks("2026-12-07T09:00");

        assertThat(mail.read("voksne")).containsExactly("says DECEASED, now DEAD");
    }

    @Test
    void an_admission_that_arrives_after_a_death_is_not_told() {
        hub.hears(ADMITTED, aDeath().at("2026-12-02T10:00").original());
        hub.hears(anAdmission().from("ouh").inStay("o1").at("2026-12-01T20:00").original(), Danish.time("2026-12-02T12:00"));

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DECEASED, now DEAD");
    }

    @Test
    void a_death_is_told_once_however_many_hospitals_report_it() {
        hub.hears(ADMITTED, aDeath().at("2026-12-02T10:00").original(),
            aDeath().from("ouh").inStay("o1").at("2026-12-02T12:00").original(),
            aDischarge().at("2026-12-02T13:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DECEASED, now DEAD");
    }

    @Test
    void a_death_that_another_hospital_reports_with_an_earlier_time_is_not_told_again() {
        AHub both = scene.hub(supportedInBothRegions());
        both.hears(ADMITTED, aDeath().at("2026-12-02T10:00").original(),
            aDeath().from("ouh").inStay("o1").at("2026-12-02T08:00").sentAt("2026-12-02T14:00").original());

        assertThat(both.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DECEASED, now DEAD");
    }

    @Test
    void whoever_is_told_of_a_death_later_is_told_the_same_time() {
        hub.hears(ADMITTED, aDeath().at("2026-12-02T10:00").original(),
            aDeath().from("ouh").inStay("o1").at("2026-12-02T08:00").sentAt("2026-12-02T14:00").original());
        hub.knowing(supported().withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES)).looks("2026-12-02T15:00");

        assertThat(hub.contents("voksne").flatMap(content -> content.words().says().stream()).map(Saying::at))
            .containsExactly(Danish.time("2026-12-02T10:00"));
    }

    @Test
    void the_hospital_itself_corrects_the_time_of_a_death() {
        hub.hears(ADMITTED, aDeath().at("2026-12-02T10:00").original(),
            aDeath().at("2026-12-02T08:00").sentAt("2026-12-02T14:00").corrected());

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back DECEASED, says DECEASED, now DEAD");
    }

    @Test
    void a_death_that_was_told_and_is_cancelled_is_told_as_the_other_hospital_reports_it() {
        AHub both = scene.hub(supportedInBothRegions());
        both.hears(ADMITTED, aDeath().at("2026-12-02T10:00").original(),
            aDeath().from("ouh").inStay("o1").at("2026-12-02T11:00").original(),
            aDeath().at("2026-12-02T10:00").sentAt("2026-12-02T14:00").cancelled());

        assertThat(both.read("bostoette")).last().isEqualTo("takes back DECEASED, says DECEASED, now DEAD");
    }

    @Test
    void a_death_after_a_stay_that_ended_long_ago_concerns_nobody() {
        hub.hears(ADMITTED, DISCHARGED, aDeath().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2027-02-01T10:00").original());

        assertThat(hub.read("bostoette")).hasSize(2).noneMatch(read -> read.contains("DECEASED"));
    }

    @Test
    void a_death_that_was_none_is_taken_back() {
        hub.hears(ADMITTED, aDeath().at("2026-12-02T10:00").original(),
            aDeath().at("2026-12-02T10:00").sentAt("2026-12-02T11:00").cancelled());

        assertThat(hub.read("bostoette")).last().isEqualTo("takes back DECEASED, now ADMITTED");
    }

    @Test
    void cancelling_one_of_two_stays_never_says_that_nothing_is_open() {
        AHub both = scene.hub(supportedInBothRegions());
        both.hears(ADMITTED, anAdmission().from("ouh").inStay("o1").at("2026-12-01T12:00").original(),
            aWardChange().at("2026-12-01T13:00").original(),
            anAdmission().from("ouh").inStay("o1").at("2026-12-01T12:00").sentAt("2026-12-01T14:00").cancelled());

        assertThat(both.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says ADMITTED, now ADMITTED",
            "takes back ADMITTED, now ADMITTED");
    }

    @Test
    void the_discharge_from_one_of_two_open_stays_says_that_the_other_is_open() {
        AHub both = scene.hub(supportedInBothRegions());
        both.hears(ADMITTED, anAdmission().from("ouh").inStay("o1").at("2026-12-01T12:00").original(),
            aWardChange().at("2026-12-01T13:00").original(), aDischarge().from("ouh").inStay("o1").at("2026-12-02T10:00").original());

        assertThat(both.read("bostoette")).last().isEqualTo("says DISCHARGED, now ADMITTED");
    }

    @Test
    void after_a_transfer_without_an_end_the_discharge_from_the_second_hospital_is_the_last_word() {
        AHub both = scene.hub(supportedInBothRegions());
        both.hears(ADMITTED, anAdmission().from("ouh").inStay("o1").at("2026-12-02T10:00").original(),
            aDischarge().from("ouh").inStay("o1").at("2026-12-03T10:00").original());

        assertThat(both.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says ADMITTED, now ADMITTED",
            "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_transfer_to_a_hospital_outside_the_consent_says_that_the_stay_that_was_told_is_over_and_no_more() {
        hub.hears(ADMITTED, anAdmission().from("ouh").inStay("o1").at("2026-12-02T10:00").original(),
            aDischarge().from("ouh").inStay("o1").at("2026-12-03T10:00").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "now DISCHARGED");
    }

    @Test
    void nobody_hears_of_a_discharge_from_a_stay_that_is_open_and_that_a_consent_no_longer_covers() {
        AHub both = scene.hub(supportedInBothRegions());
        both.hears(an(EventType.DISCHARGE_PLANNED).at("2026-12-01T10:00").original());
        both.knowing(aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).forHospitalsOf(SYDDANMARK)));
        both.hears(anAdmission().from("ouh").inStay("o1").onWard(SOMATIC_WARD).at("2026-12-01T11:00").original());

        assertThat(both.read("bostoette")).containsExactly("says DISCHARGE_PLANNED, now ADMITTED");
    }

    @Test
    void what_comes_from_an_archive_is_history_and_tells_nobody_and_what_follows_is_told() {
        Plan plan = hub.hears(anAdmission().at("2026-12-01T10:00").marked(StayEvent.Mark.OLD_LOAD).original());
        assertThat(hub.read("bostoette")).isEmpty();
        assertThat(plan.wardAnswers()).isEmpty();
        assertThat(plan.open()).isEmpty();

        hub.looks("2026-12-01T11:00");
        assertThat(hub.read("bostoette")).isEmpty();

        hub.hears(DISCHARGED);
        assertThat(hub.read("bostoette")).containsExactly("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_double_admission_is_told_as_two_stays_and_not_as_leave() {
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-02T10:00").original(),
            anAdmission().inStay("m1").onWard(SOMATIC_WARD).at("2026-12-02T10:30").original(),
            an(EventType.LEAVE_ENDED).at("2026-12-04T10:00").original());

        assertThat(hub.read("bostoette")).last().asString().endsWith("now ADMITTED");
        assertThat(hub.read("bostoette")).noneMatch(read -> read.contains("says LEAVE_ENDED"));
    }

    @Test
    void the_somatic_discharge_of_a_double_admission_is_not_the_discharge_from_psychiatry() {
        hub.hears(ADMITTED, anAdmission().inStay("m1").onWard(SOMATIC_WARD).at("2026-12-02T10:30").original(),
            aDischarge().inStay("m1").onWard(SOMATIC_WARD).at("2026-12-03T10:30").original());

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void the_words_say_since_when_the_stay_or_the_leave_lasts() {
        hub.hears(ADMITTED, an(EventType.LEAVE_STARTED).at("2026-12-02T10:00").original());

        assertThat(hub.contents("bostoette").map(content -> content.words().now()).map(now -> now.flatMap(Present::since)))
            .containsExactly(Optional.of(Danish.time("2026-12-01T10:00")), Optional.of(Danish.time("2026-12-02T10:00")));
    }

    @Test
    void whoever_is_told_of_beginnings_only_reads_nothing_of_how_things_stand() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub beginnings = scene.hub(supported());
        beginnings.hears(ADMITTED);

        assertThat(beginnings.read("bostoette")).containsExactly("says ADMITTED");
    }

    @Test
    void whoever_heard_the_beginning_hears_the_end_also_if_no_rule_names_it_for_ends() {
        scene.aarhusRules().tellingOnlyOf(EventType.ADMITTED);
        AHub beginnings = scene.hub(supported());
        beginnings.hears(ADMITTED, DISCHARGED);

        assertThat(beginnings.read("bostoette")).containsExactly("says ADMITTED", "says DISCHARGED");
    }

    @Test
    void what_is_older_than_the_news_horizon_is_recorded_and_not_told() {
        Plan plan = hub.hears(DISCHARGED, Danish.time("2027-01-03T10:00"));

        assertThat(hub.read("bostoette")).isEmpty();
        assertThat(plan.notices()).isEmpty();
    }

    @Test
    void an_admission_of_an_open_stay_is_news_also_after_the_news_horizon() {
        hub.hears(ADMITTED, Danish.time("2027-02-03T10:00"));

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void waiting_never_makes_something_too_old_to_be_told() {
        scene.aarhusRules().with(aUnit("skp", SUPPORT_CONTACT).open(closedOn("2026-12-03", 40))
            .reachedBy(new ContactPoint.Mail("skp@kommune.example")));
        AHub closed = scene.hub(aCitizen().livingIn("0751").withServiceAt(SUPPORT_CONTACT, "skp").withConsentFor(SUPPORT_CONTACT));
        closed.hears(DISCHARGED);
        closed.looks("2027-01-12T09:00");

        assertThat(closed.read("skp")).containsExactly("says DISCHARGED, now DISCHARGED");
    }

    private static ACitizen supportedInBothRegions() {
        return aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).forHospitalsOf(MIDTJYLLAND, SYDDANMARK));
    }

    /** Office hours with days off. */
    private static OpeningHours closedOn(String from, int days) {
        LocalDate first = LocalDate.parse(from);
        return new OpeningHours(AUnit.OFFICE.weekly(),
            first.datesUntil(first.plusDays(days)).collect(Collectors.toMap(day -> day, day -> List.of())), true);
    }
}
