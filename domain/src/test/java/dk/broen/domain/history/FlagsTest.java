package dk.broen.domain.history;

import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlagsTest {
    @ParameterizedTest
    @CsvSource({
        "the same day,      2026-11-01T22:00, EARLY",
        "after three days,  2026-11-04T23:59, EARLY",
        "after four days,   2026-11-05T00:01, LATE",
        "after thirty days, 2026-12-01T23:59, LATE",
        "after thirty-one,  2026-12-02T00:01, NONE"})
    void an_acute_admission_soon_after_a_discharge_is_a_readmission(String when, String admitted, String expected) {
        Set<Flag> flags = flags(anAdmission().inStay("s2").at(admitted).original(), dischargedOn("2026-11-01T12:00"));

        assertThat(flags).as(when).isEqualTo(switch (expected) {
            case "EARLY" -> Set.of(Flag.READMISSION, Flag.EARLY_READMISSION);
            case "LATE" -> Set.of(Flag.READMISSION);
            default -> Set.of();
        });
    }

    @ParameterizedTest
    @EnumSource(value = Urgency.class, names = {"PLANNED", "ACCIDENT"})
    void planned_admissions_and_accidents_are_not_readmissions(Urgency urgency) {
        assertThat(
            flags(anAdmission().inStay("s2").at("2026-11-02T10:00").withUrgency(urgency).original(), dischargedOn("2026-11-01T12:00")))
            .isEmpty();
    }

    @Test
    void a_first_admission_is_not_a_readmission() {
        assertThat(flags(anAdmission().original(), aCourse())).isEmpty();
    }

    @Test
    void a_discharge_that_was_cancelled_makes_no_readmission() {
        ACourse course = dischargedOn("2026-11-01T12:00")
            .of(aDischarge().inStay("s1").at("2026-11-01T12:00").sentAt("2026-11-01T13:00").cancelled());

        assertThat(flags(anAdmission().inStay("s2").at("2026-11-02T10:00").original(), course)).isEmpty();
    }

    @Test
    void a_discharge_after_the_admission_does_not_make_it_a_readmission() {
        assertThat(flags(anAdmission().inStay("s2").at("2026-10-31T10:00").original(), dischargedOn("2026-11-01T12:00"))).isEmpty();
    }

    @Test
    void days_are_danish_days() {
        ACourse course = dischargedOn("2026-11-01T23:30");

        assertThat(flags(anAdmission().inStay("s2").at("2026-11-05T00:30").original(), course)).containsExactly(Flag.READMISSION);
    }

    @Test
    void the_fourth_admission_in_twelve_months_is_flagged_as_frequent() {
        assertThat(flags(planned("s4", "2027-01-10T10:00"), admittedOn("2026-03-01T10:00", "2026-06-01T10:00", "2026-12-30T10:00")))
            .containsExactly(Flag.FREQUENT_ADMISSIONS);
        assertThat(flags(planned("s4", "2027-01-10T10:00"), admittedOn("2026-06-01T10:00", "2026-12-30T10:00"))).isEmpty();
    }

    @Test
    void twelve_months_are_counted_across_the_new_year() {
        assertThat(flags(planned("s4", "2027-01-10T10:00"), admittedOn("2026-01-11T10:00", "2026-06-01T10:00", "2026-12-30T10:00")))
            .containsExactly(Flag.FREQUENT_ADMISSIONS);
        assertThat(flags(planned("s4", "2027-01-10T10:00"), admittedOn("2026-01-10T10:00", "2026-06-01T10:00", "2026-12-30T10:00")))
            .isEmpty();
    }

    @Test
    void an_admission_that_is_already_in_the_history_counts_once() {
        StayEvent fourth = planned("s4", "2027-01-10T10:00");

        assertThat(flags(fourth, admittedOn("2026-06-01T10:00", "2026-12-30T10:00").of(fourth))).isEmpty();
    }

    @Test
    void a_cancelled_admission_does_not_count() {
        ACourse course = admittedOn("2026-03-01T10:00", "2026-06-01T10:00", "2026-12-30T10:00")
            .of(anAdmission().inStay("s1").at("2026-03-01T10:00").sentAt("2026-03-01T11:00").cancelled());

        assertThat(flags(planned("s4", "2027-01-10T10:00"), course)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-04T23:59, true", "2026-11-05T00:01, false"})
    void a_stay_of_three_days_is_short_and_one_of_four_is_not(String discharged, boolean isShort) {
        Set<Flag> flags = flags(aDischarge().at(discharged).original(), aCourse().of(anAdmission().at("2026-11-01T10:00").original()));

        assertThat(flags.contains(Flag.SHORT_STAY)).isEqualTo(isShort);
    }

    @Test
    void a_psychiatric_admission_after_a_somatic_stay_is_not_a_readmission_nor_the_reverse() {
        ACourse somatic = aCourse().of(anAdmission().onWard(SOMATIC_WARD).at("2026-10-20T10:00").original(),
            aDischarge().onWard(SOMATIC_WARD).at("2026-11-01T12:00").original());

        assertThat(flags(anAdmission().inStay("s2").at("2026-11-03T10:00").original(), somatic)).isEmpty();
        assertThat(
            flags(anAdmission().inStay("s2").onWard(SOMATIC_WARD).at("2026-11-03T10:00").original(), dischargedOn("2026-11-01T12:00")))
            .isEmpty();
    }

    @Test
    void somatic_stays_do_not_count_among_psychiatric_ones() {
        ACourse course = admittedOn("2026-06-01T10:00", "2026-12-30T10:00")
            .of(anAdmission().inStay("s3").onWard(SOMATIC_WARD).at("2026-07-01T10:00").original());

        assertThat(flags(planned("s4", "2027-01-10T10:00"), course)).isEmpty();
    }

    @Test
    void thresholds_are_configuration() {
        FlagThresholds narrow = new FlagThresholds(7, 1, 2, 1);

        assertThat(
            flags(narrow).of(anAdmission().inStay("s2").at("2026-11-09T10:00").original(), dischargedOn("2026-11-01T12:00").history()))
            .containsExactly(Flag.FREQUENT_ADMISSIONS);
    }

    private static Flags flags(FlagThresholds thresholds) {
        return new Flags(thresholds, ADirectory.of()::specialtyOf);
    }

    private static Set<Flag> flags(StayEvent event, ACourse course) {
        return flags(FlagThresholds.SHIPPED).of(event, course.history());
    }

    private static ACourse dischargedOn(String time) {
        return aCourse().of(anAdmission().at("2026-10-20T10:00").original(), aDischarge().at(time).original());
    }

    private static ACourse admittedOn(String... times) {
        ACourse course = aCourse();
        for (int i = 0; i < times.length; i++) {
            course.of(planned("s" + (i + 1), times[i]));
        }
        return course;
    }

    private static StayEvent planned(String stay, String time) {
        return anAdmission().inStay(stay).at(time).withUrgency(Urgency.PLANNED).original();
    }
}
