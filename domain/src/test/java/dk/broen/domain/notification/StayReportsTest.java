package dk.broen.domain.notification;

import static dk.broen.domain.given.ALedgerEntry.anEntry;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.DISCHARGE_PLANNED;
import static dk.broen.domain.terms.EventType.EMERGENCY_CONTACT;
import static dk.broen.domain.terms.EventType.LEAVE_ENDED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.given.ALedgerEntry;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.Circumstance;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a HospitalNotification can tell, after what was told before (danish-standards.md §1.3). */
class StayReportsTest {
    private static final ContactPoint.MedCom NEXUS =
        new ContactPoint.MedCom("https://nexus.example/fhir", "953741000016009", "5790001348120");
    private static final Saying IN = at(ADMITTED, "2026-12-01T10:00");
    private static final Saying EARLIER = at(ADMITTED, "2026-12-01T09:00");
    private static final Saying EMERGENCY = at(EMERGENCY_CONTACT, "2026-12-01T08:00");
    private static final Saying AWAY = at(LEAVE_STARTED, "2026-12-02T10:00");
    private static final Saying BACK = at(LEAVE_ENDED, "2026-12-03T10:00");
    private static final Saying OUT = at(DISCHARGED, "2026-12-04T10:00");
    private static final Saying DEAD = withoutStay(at(DECEASED, "2026-12-04T11:00"));
    private final List<LedgerEntry> entries = new ArrayList<>();

    @Test
    void an_admission_begins_an_inpatient_stay() {
        assertThat(next(says(IN))).isEqualTo("ORIGINAL ADMITTED INPATIENT IN_PROGRESS from 2026-12-01T10:00 (ADMITTED ORIGINAL)");
    }

    @Test
    void an_emergency_contact_that_ends_ends_as_one() {
        told(says(EMERGENCY));

        assertThat(next(says(OUT)))
            .isEqualTo("ORIGINAL DISCHARGED EMERGENCY FINISHED from 2026-12-01T08:00 to 2026-12-04T10:00 (DISCHARGED ORIGINAL)");
    }

    @Test
    void a_leave_and_the_return_belong_to_the_stay() {
        told(says(IN));
        assertThat(next(says(AWAY)))
            .isEqualTo("ORIGINAL LEAVE_STARTED INPATIENT ON_LEAVE from 2026-12-01T10:00 (LEAVE_STARTED ORIGINAL)");
        told(says(AWAY));
        assertThat(next(says(BACK)))
            .isEqualTo("ORIGINAL LEAVE_ENDED INPATIENT IN_PROGRESS from 2026-12-01T10:00 (LEAVE_ENDED ORIGINAL)");
    }

    @Test
    void several_events_of_a_stay_are_told_by_the_last_one() {
        assertThat(next(says(IN, OUT)))
            .isEqualTo("ORIGINAL DISCHARGED INPATIENT FINISHED from 2026-12-01T10:00 to 2026-12-04T10:00 (DISCHARGED ORIGINAL)");
    }

    @Test
    void a_death_repeats_the_activity_before_it() {
        told(says(IN));
        told(says(AWAY));

        assertThat(next(says(DEAD)))
            .isEqualTo("ORIGINAL DECEASED INPATIENT FINISHED from 2026-12-01T10:00 to 2026-12-04T11:00 DEAD (LEAVE_STARTED ORIGINAL)");
    }

    @Test
    void a_death_on_another_ward_with_another_number_is_reported_in_the_stay() {
        told(says(onWardWith("+4578450001", IN)));

        assertThat(next(says(onWardWith("+4578450002", DEAD)))).startsWith("ORIGINAL DECEASED INPATIENT FINISHED");
    }

    private static Saying onWardWith(String phone, Saying saying) {
        return new Saying(saying.matter(), saying.type(), saying.stay(), saying.specialty(), saying.at(), saying.since(), saying.planned(),
            saying.hospital().map(known -> new Saying.Hospital(known.name(), known.phone(), Optional.of(phone))), saying.department());
    }

    @Test
    void a_death_that_did_not_happen_gives_the_stay_back() {
        told(says(IN));
        told(says(DEAD));

        assertThat(next(takesBack(DEAD)))
            .isEqualTo("CANCELLATION DECEASED INPATIENT IN_PROGRESS from 2026-12-01T10:00 ALIVE_AGAIN (ADMITTED ORIGINAL)");
    }

    @Test
    void another_time_corrects_what_was_told() {
        told(says(IN));

        assertThat(next(new Words(List.of(IN), List.of(EARLIER), Optional.empty(), false)))
            .isEqualTo("CORRECTION ADMITTED INPATIENT IN_PROGRESS from 2026-12-01T09:00 (ADMITTED CORRECTION)");
    }

    @Test
    void a_corrected_beginning_of_a_stay_that_has_gone_on_corrects_the_last_report() {
        told(says(IN));
        told(says(AWAY));

        assertThat(next(new Words(List.of(IN), List.of(EARLIER), Optional.empty(), false)))
            .isEqualTo("CORRECTION LEAVE_STARTED INPATIENT ON_LEAVE from 2026-12-01T09:00 (LEAVE_STARTED CORRECTION)");
    }

    @Test
    void a_cancelled_discharge_leads_back_to_the_leave() {
        told(says(IN));
        told(says(AWAY));
        told(says(OUT));

        assertThat(next(takesBack(OUT)))
            .isEqualTo("CANCELLATION DISCHARGED INPATIENT ON_LEAVE from 2026-12-01T10:00 (DISCHARGED CANCELLATION)");
    }

    @Test
    void a_cancelled_leave_leads_back_to_the_stay_and_a_cancelled_return_to_the_leave() {
        told(says(IN));
        told(says(AWAY));
        assertThat(next(takesBack(AWAY)))
            .isEqualTo("CANCELLATION LEAVE_STARTED INPATIENT IN_PROGRESS from 2026-12-01T10:00 (LEAVE_STARTED CANCELLATION)");
        told(says(BACK));
        assertThat(next(takesBack(BACK)))
            .isEqualTo("CANCELLATION LEAVE_ENDED INPATIENT ON_LEAVE from 2026-12-01T10:00 (LEAVE_ENDED CANCELLATION)");
    }

    @Test
    void a_stay_that_did_not_happen_takes_all_of_its_events_with_it() {
        told(says(IN));
        told(says(OUT));

        assertThat(next(takesBack(IN, OUT))).startsWith("CANCELLATION ADMITTED INPATIENT IN_ERROR");
    }

    @Test
    void a_stay_that_goes_on_is_not_cancelled_because_of_a_wrong_ward() {
        told(says(IN));

        assertThat(next(new Words(List.of(IN), List.of(), Optional.of(new Present(Present.State.ADMITTED, Optional.empty())), false)))
            .isEqualTo("nothing");
    }

    @Test
    void what_was_not_told_there_is_not_taken_back_there() {
        assertThat(next(takesBack(IN))).isEqualTo("nothing");
    }

    @Test
    void an_end_of_a_stay_whose_beginning_was_not_told_there_cannot_be_told() {
        assertThat(next(says(OUT))).isEqualTo("nothing");
        assertThat(next(says(DEAD))).isEqualTo("nothing");
    }

    @Test
    void whoever_may_not_see_the_hospital_gets_no_report() {
        assertThat(next(says(ALedgerEntry.saying(ADMITTED, "2026-12-01T10:00")))).isEqualTo("nothing");
    }

    @Test
    void what_has_no_code_cannot_be_told() {
        told(says(IN));

        assertThat(next(says(at(DISCHARGE_PLANNED, "2026-12-03T10:00")))).isEqualTo("nothing");
        assertThat(next(new Words(List.of(), List.of(), Optional.empty(), true))).as("responsibility ended").isEqualTo("nothing");
        assertThat(next(new Words(List.of(AWAY), List.of(OUT), Optional.empty(), false))).as("two events").isEqualTo("nothing");
    }

    @Test
    void a_notice_that_never_left_or_went_elsewhere_was_not_told_there() {
        entries.add(anEntry().saying(IN).at(NEXUS).waiting().build());
        entries.add(anEntry().saying(IN).at(new ContactPoint.Queue("notifications.unit")).sent("2026-12-01T10:01").build());

        assertThat(next(says(OUT))).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {StayReports.REFUSED, "HTTP_400", "HTTP_410", "HTTP_422"})
    void what_the_receiver_refused_was_not_told_there(String refusal) {
        entries.add(anEntry().saying(IN).at(NEXUS).givenUp("2026-12-01T10:01", refusal).build());

        assertThat(next(says(OUT))).isEqualTo("nothing");
        assertThat(next(takesBack(IN))).isEqualTo("nothing");
        assertThat(StayReports.to(NEXUS, entries, UnaryOperator.identity()).of(IN.stay().orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_ACKNOWLEDGEMENT", "HTTP_422_AGAIN", "HTTP_500", "SocketTimeoutException"})
    void what_was_given_up_without_a_refusal_may_have_been_heard(String cause) {
        entries.add(anEntry().saying(IN).at(NEXUS).givenUp("2026-12-01T10:01", cause).build());

        assertThat(next(says(OUT))).startsWith("ORIGINAL DISCHARGED");
    }

    private void told(Words words) {
        entries.add(anEntry().saying(words.says().toArray(Saying[]::new)).takingBack(words.takesBack().toArray(Saying[]::new)).at(NEXUS)
            .sent("2026-12-05T10:00").build());
    }

    @Test
    void an_end_that_no_hospital_reported_cannot_be_told_and_the_reported_one_can() {
        told(says(IN));
        Saying byHand = at(DISCHARGED, "2026-12-03T10:00").with(Circumstance.ENDED_MANUALLY);

        assertThat(next(says(byHand))).isEqualTo("nothing");
        assertThat(next(takesBack(byHand))).isEqualTo("nothing");
        assertThat(next(new Words(List.of(byHand), List.of(OUT), Optional.empty(), false)))
            .isEqualTo("ORIGINAL DISCHARGED INPATIENT FINISHED from 2026-12-01T10:00 to 2026-12-04T10:00 (DISCHARGED ORIGINAL)");
    }

    private String next(Words words) {
        return StayReports.to(NEXUS, entries, UnaryOperator.identity()).next(words).map(StayReportsTest::inWords).orElse("nothing");
    }

    private static String inWords(StayReport report) {
        return report.nature() + " " + report.type() + " " + report.kind() + " " + report.state() + " from "
            + local(report.start()) + report.end().map(end -> " to " + local(end)).orElse("")
            + (report.vital() == StayReport.Vital.ALIVE ? "" : " " + report.vital()) + " (" + report.activity().type() + " "
            + report.activity().nature() + ")";
    }

    private static String local(Instant at) {
        return LocalDateTime.ofInstant(at, OpeningHours.DENMARK).toString();
    }

    private static Words says(Saying... sayings) {
        return new Words(List.of(), List.of(sayings), Optional.empty(), false);
    }

    private static Words takesBack(Saying... sayings) {
        return new Words(List.of(sayings), List.of(), Optional.empty(), false);
    }

    private static Saying at(EventType type, String at) {
        return ALedgerEntry.at("Aarhus Universitetshospital", ALedgerEntry.saying(type, at));
    }

    private static Saying withoutStay(Saying saying) {
        return new Saying(saying.matter(), saying.type(), Optional.empty(), saying.specialty(), saying.at(), saying.since(),
            saying.planned(), saying.hospital(), saying.department());
    }
}
