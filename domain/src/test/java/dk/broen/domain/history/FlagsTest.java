package dk.broen.domain.history;

import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACourse;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlagsTest {
    @ParameterizedTest
    @CsvSource({"same day, 2026-11-01T20:00, EARLY", "3 days, 2026-11-04T23:59, EARLY", "4 days, 2026-11-05T00:01, LATE",
        "30 days, 2026-12-01T23:59, LATE", "31 days, 2026-12-02T00:01, NONE"})
    void an_acute_admission_soon_after_a_discharge_is_a_readmission(String when, String admitted, String expected) {
        Set<Flag> flags = flagsOfLast(dischargedOn("2026-11-01T12:00").and(anAdmission().inStay("s2").at(admitted).original()));

        assertThat(flags).as(when).isEqualTo(switch (expected) {
            case "EARLY" -> Set.of(Flag.READMISSION, Flag.EARLY_READMISSION);
            case "LATE" -> Set.of(Flag.READMISSION);
            default -> Set.of();
        });
    }

    @Test
    void a_readmission_under_the_same_visit_number_counts() {
        assertThat(flagsOfLast(dischargedOn("2026-11-01T12:00").and(anAdmission().at("2026-11-03T10:00").original())))
            .containsExactlyInAnyOrder(Flag.READMISSION, Flag.EARLY_READMISSION);
    }

    @Test
    void a_readmission_is_seen_also_if_the_discharge_is_heard_of_late() {
        StayEvent readmitted = anAdmission().inStay("s2").at("2026-11-03T10:00").original();
        ACourse late = ACourse.of(readmitted, aDischarge().at("2026-11-01T12:00").sentAt("2026-11-03T12:00").original());

        assertThat(flagsOfLast(late)).containsExactlyInAnyOrder(Flag.READMISSION, Flag.EARLY_READMISSION);
    }

    @Test
    void what_happened_after_an_admission_does_not_flag_it() {
        Course course = dischargedOn("2026-11-01T12:00").and(planned("s2", "2026-11-02T10:00"), planned("s3", "2026-11-03T10:00"),
            planned("s4", "2026-11-04T10:00"), aDischarge().inStay("s4").at("2026-11-05T10:00").original()).at("2027-06-01T12:00");
        Stay first = course.stays().get(0);

        assertThat(new Flags(FlagThresholds.SHIPPED, course).of(first.milestones().get(0), first, course.stays())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-25T02:30+02:00, true", "2026-10-25T02:30+01:00, false", "2026-10-25T03:30+01:00, false"})
    void a_time_in_the_doubled_hour_is_uncertain(String at, boolean uncertain) {
        StayEvent admission = anAdmission().at(at).marked(StayEvent.Mark.DOUBLED_HOUR).original();

        assertThat(flagsOfLast(ACourse.of(admission)).contains(Flag.TIME_UNCERTAIN)).isEqualTo(uncertain);
    }

    @Test
    void a_stay_in_a_user_controlled_bed_is_flagged_as_such_and_counts_as_no_crisis() {
        StayEvent inTheBed = anAdmission().inStay("s2").at("2026-11-03T10:00").marked(StayEvent.Mark.USER_CONTROLLED_BED).original();

        assertThat(flagsOfLast(dischargedOn("2026-11-01T12:00").and(inTheBed))).containsExactly(Flag.USER_CONTROLLED_BED);
    }

    @Test
    void an_acute_admission_soon_after_a_stay_in_a_user_controlled_bed_is_no_readmission() {
        StayEvent inTheBed = anAdmission().inStay("s2").at("2026-11-03T10:00").marked(StayEvent.Mark.USER_CONTROLLED_BED).original();
        StayEvent home = aDischarge().inStay("s2").at("2026-11-05T10:00").original();

        assertThat(flagsOfLast(ACourse.of(inTheBed, home, anAdmission().inStay("s3").at("2026-11-07T10:00").original()))).isEmpty();
    }

    @Test
    void a_compulsory_admission_is_flagged_only_if_the_citizen_had_a_user_controlled_bed_before() {
        StayEvent compulsory = anAdmission().inStay("s3").at("2027-02-03T10:00").marked(StayEvent.Mark.COMPULSORY_ADMISSION).original();
        StayEvent inTheBed = anAdmission().inStay("s2").at("2026-11-03T10:00").marked(StayEvent.Mark.USER_CONTROLLED_BED).original();
        StayEvent home = aDischarge().inStay("s2").at("2026-11-05T10:00").original();

        assertThat(flagsOfLast(ACourse.of(compulsory))).isEmpty();
        assertThat(flagsOfLast(ACourse.of(inTheBed, home, compulsory))).containsExactly(Flag.COMPULSORY_ADMISSION_OF_BED_HOLDER);
    }

    @ParameterizedTest
    @EnumSource(value = Urgency.class, names = {"PLANNED", "ACCIDENT"})
    void planned_admissions_and_accidents_are_not_readmissions(Urgency urgency) {
        assertThat(flagsOfLast(dischargedOn("2026-11-01T12:00")
            .and(anAdmission().inStay("s2").at("2026-11-02T10:00").withUrgency(urgency).original()))).isEmpty();
    }

    @Test
    void a_first_admission_is_not_a_readmission() {
        assertThat(flagsOfLast(ACourse.of(anAdmission().original()))).isEmpty();
    }

    @Test
    void a_discharge_that_was_cancelled_makes_no_readmission() {
        assertThat(flagsOfLast(dischargedOn("2026-11-01T12:00")
            .and(aDischarge().at("2026-11-01T12:00").sentAt("2026-11-01T13:00").cancelled(),
                anAdmission().inStay("s2").at("2026-11-02T10:00").original())))
            .isEmpty();
    }

    @Test
    void days_are_danish_days() {
        assertThat(flagsOfLast(dischargedOn("2026-11-01T23:30").and(anAdmission().inStay("s2").at("2026-11-05T00:30").original())))
            .containsExactly(Flag.READMISSION);
    }

    @Test
    void the_fourth_admission_in_twelve_months_is_flagged_as_frequent() {
        assertThat(flagsOfLast(admittedOn("2026-03-01T10:00", "2026-06-01T10:00", "2026-12-30T10:00", "2027-01-10T10:00")))
            .containsExactly(Flag.FREQUENT_ADMISSIONS);
        assertThat(flagsOfLast(admittedOn("2026-06-01T10:00", "2026-12-30T10:00", "2027-01-10T10:00"))).isEmpty();
    }

    @Test
    void twelve_months_are_counted_across_the_new_year() {
        assertThat(flagsOfLast(admittedOn("2026-01-11T10:00", "2026-06-01T10:00", "2026-12-30T10:00", "2027-01-10T10:00")))
            .containsExactly(Flag.FREQUENT_ADMISSIONS);
        assertThat(flagsOfLast(admittedOn("2026-01-10T10:00", "2026-06-01T10:00", "2026-12-30T10:00", "2027-01-10T10:00"))).isEmpty();
    }

    @Test
    void a_cancelled_admission_does_not_count() {
        assertThat(flagsOfLast(admittedOn("2026-03-01T10:00", "2026-06-01T10:00", "2026-12-30T10:00")
            .and(anAdmission().inStay("s1").at("2026-03-01T10:00").sentAt("2026-03-01T11:00").cancelled(),
                planned("s4", "2027-01-10T10:00"))))
            .isEmpty();
    }

    @Test
    void a_stay_that_the_recipient_could_not_be_told_of_leaves_no_trace() {
        Course course = dischargedOn("2026-11-01T12:00").and(anAdmission().inStay("s2").at("2026-11-02T10:00").original())
            .at("2026-11-03T12:00");
        Stay last = course.stays().get(1);

        assertThat(new Flags(FlagThresholds.SHIPPED, course).of(last.milestones().get(0), last, List.of(last))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-04T23:59, true", "2026-11-05T00:01, false"})
    void a_stay_of_three_days_is_short_and_one_of_four_is_not(String discharged, boolean isShort) {
        Set<Flag> flags =
            flagsOfLast(ACourse.of(anAdmission().at("2026-11-01T10:00").original(), aDischarge().at(discharged).original()));

        assertThat(flags.contains(Flag.SHORT_STAY)).isEqualTo(isShort);
    }

    @Test
    void a_discharge_without_a_known_admission_is_not_a_short_stay() {
        assertThat(flagsOfLast(ACourse.of(aDischarge().original()))).isEmpty();
    }

    @Test
    void an_emergency_contact_and_its_end_make_no_readmission() {
        assertThat(flagsOfLast(ACourse.of(an(EventType.EMERGENCY_CONTACT).at("2026-11-01T21:00").original(),
            aDischarge().at("2026-11-01T23:00").original(), anAdmission().inStay("s2").at("2026-11-03T10:00").original()))).isEmpty();
    }

    @Test
    void a_psychiatric_admission_after_a_somatic_stay_is_not_a_readmission_nor_the_reverse() {
        ACourse somatic = ACourse.of(anAdmission().onWard(SOMATIC_WARD).at("2026-10-20T10:00").original(),
            aDischarge().onWard(SOMATIC_WARD).at("2026-11-01T12:00").original());

        assertThat(flagsOfLast(somatic.and(anAdmission().inStay("s2").at("2026-11-03T10:00").original()))).isEmpty();
        assertThat(flagsOfLast(dischargedOn("2026-11-01T12:00")
            .and(anAdmission().inStay("s2").onWard(SOMATIC_WARD).at("2026-11-03T10:00").original()))).isEmpty();
    }

    @Test
    void somatic_stays_do_not_count_among_psychiatric_ones() {
        assertThat(flagsOfLast(admittedOn("2026-06-01T10:00", "2026-12-30T10:00")
            .and(anAdmission().inStay("s3").onWard(SOMATIC_WARD).at("2026-07-01T10:00").original(), planned("s4", "2027-01-10T10:00"))))
            .isEmpty();
    }

    @Test
    void thresholds_are_configuration() {
        assertThat(flagsOfLast(new FlagThresholds(7, 1, 2, 1),
            dischargedOn("2026-11-01T12:00").and(anAdmission().inStay("s2").at("2026-11-09T10:00").original())))
            .containsExactly(Flag.FREQUENT_ADMISSIONS);
    }

    @Test
    void a_transfer_from_another_hospital_is_no_readmission() {
        ACourse transferred = dischargedOn("2026-11-01T12:00").and(anAdmission().inStay("s2").at("2026-11-11T10:00").original(),
            left("s2", "2026-11-13T10:00"), anAdmission().from("ouh").inStay("o1").at("2026-11-13T13:00").original());

        assertThat(flagsOfLast(transferred)).isEmpty();
    }

    @Test
    void an_admission_to_another_hospital_more_than_a_day_after_the_transfer_is_an_admission() {
        ACourse later = dischargedOn("2026-11-01T12:00").and(anAdmission().inStay("s2").at("2026-11-11T10:00").original(),
            left("s2", "2026-11-13T10:00"), anAdmission().from("ouh").inStay("o1").at("2026-11-14T10:01").original());

        assertThat(flagsOfLast(later)).containsExactly(Flag.READMISSION);
    }

    @Test
    void a_transfer_does_not_count_among_the_admissions() {
        ACourse threeTimes = admittedOn("2026-03-01T10:00", "2026-06-01T10:00").and(left("s2", "2026-06-10T10:00"),
            anAdmission().from("ouh").inStay("o1").at("2026-06-10T13:00").withUrgency(Urgency.PLANNED).original(),
            aDischarge().from("ouh").inStay("o1").at("2026-06-20T10:00").original(), planned("s3", "2026-12-30T10:00"));

        assertThat(flagsOfLast(threeTimes)).isEmpty();
        assertThat(flagsOfLast(threeTimes.and(aDischarge().inStay("s3").at("2027-01-02T10:00").original(),
            planned("s4", "2027-01-10T10:00")))).containsExactly(Flag.FREQUENT_ADMISSIONS);
    }

    @Test
    void a_leave_carries_no_flags() {
        assertThat(flagsOfLast(dischargedOn("2026-11-01T12:00").and(anAdmission().inStay("s2").at("2026-11-02T10:00").original(),
            an(EventType.LEAVE_STARTED).inStay("s2").at("2026-11-03T10:00").original()))).isEmpty();
    }

    @Test
    void the_end_of_a_stay_before_a_death_is_not_flagged_again() {
        Course course =
            dischargedOn("2026-11-01T12:00").and(aDeath().inStay("s2").at("2026-11-02T10:00").original()).at("2026-11-03T12:00");

        assertThat(course.truths().filter(course::holds)).hasSize(1).noneMatch(Milestone.class::isInstance);
    }

    private static Set<Flag> flagsOfLast(ACourse course) {
        return flagsOfLast(FlagThresholds.SHIPPED, course);
    }

    /** The flags of what happened last, for a recipient who could be told of every stay. */
    private static Set<Flag> flagsOfLast(FlagThresholds thresholds, ACourse said) {
        Course course = said.at("2027-06-01T12:00");
        Stay stay = course.stays().get(course.stays().size() - 1);
        return new Flags(thresholds, course).of(stay.milestones().get(stay.milestones().size() - 1), stay, course.stays());
    }

    private static ACourse dischargedOn(String time) {
        return ACourse.of(anAdmission().at("2026-10-20T10:00").original(), aDischarge().at(time).original());
    }

    private static StayEvent left(String stay, String time) {
        return aWardChange().marked(StayEvent.Mark.LEFT_FOR_ANOTHER_HOSPITAL).inStay(stay).at(time).original();
    }

    private static ACourse admittedOn(String... times) {
        ACourse course = ACourse.aCourse();
        for (int i = 0; i < times.length; i++) {
            course.and(planned("s" + (i + 1), times[i]));
        }
        return course;
    }

    private static StayEvent planned(String stay, String time) {
        return anAdmission().inStay(stay).at(time).withUrgency(Urgency.PLANNED).original();
    }
}
