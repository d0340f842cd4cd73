package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AMunicipality.aMunicipality;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.Period;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecheckTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-04T20:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-05T20:00").original();
    private static final StayEvent STATED = aDischarge().at("2026-12-05T20:00").statingMunicipality("0751").original();
    private static final ACourse ONE_STAY = aCourse().of(ADMITTED, DISCHARGED);

    @Test
    void a_held_notice_leaves_if_nothing_changed() {
        assertThat(ask(DISCHARGED, consenting(), ONE_STAY)).isEqualTo("send");
    }

    @Test
    void an_admission_is_still_told_after_the_discharge() {
        assertThat(ask(ADMITTED, consenting(), ONE_STAY)).isEqualTo("send");
    }

    @Test
    void a_cancelled_event_is_dropped() {
        assertThat(ask(DISCHARGED, consenting(), aCourse().of(ADMITTED, DISCHARGED,
            aDischarge().at("2026-12-05T20:00").sentAt("2026-12-05T21:00").cancelled()))).isEqualTo("NO_LONGER_TRUE");
    }

    @Test
    void a_corrected_event_is_dropped() {
        assertThat(ask(DISCHARGED, consenting(), aCourse().of(ADMITTED, DISCHARGED,
            aDischarge().at("2026-12-05T19:00").sentAt("2026-12-05T21:00").corrected()))).isEqualTo("NO_LONGER_TRUE");
    }

    @Test
    void a_discharge_is_superseded_by_a_new_admission_anywhere() {
        assertThat(ask(DISCHARGED, consenting(), aCourse()
            .of(ADMITTED, DISCHARGED, anAdmission().inStay("s2").at("2026-12-06T08:00").original())))
            .isEqualTo("SUPERSEDED");
    }

    @Test
    void an_admission_that_was_cancelled_supersedes_nothing() {
        assertThat(ask(DISCHARGED, consenting(), aCourse()
            .of(ADMITTED, DISCHARGED, anAdmission().inStay("s2").at("2026-12-06T08:00").original(),
                anAdmission().inStay("s2").at("2026-12-06T08:00").sentAt("2026-12-06T08:30").cancelled())))
            .isEqualTo("send");
    }

    @Test
    void a_notice_is_dropped_if_the_consent_was_withdrawn_while_it_was_held() {
        assertThat(ask(DISCHARGED, resident().with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-06T12:00")), ONE_STAY))
            .isEqualTo("CONSENT_WITHDRAWN");
    }

    @Test
    void a_notice_is_dropped_if_the_consent_expired_while_it_was_held() {
        assertThat(ask(DISCHARGED, resident().with(aConsent().naming(HOUSING_SUPPORT).lasting("2026-01-01", "2026-12-05")), ONE_STAY))
            .isEqualTo("CONSENT_EXPIRED");
    }

    @Test
    void a_notice_waits_while_the_register_is_down() {
        assertThat(ask(DISCHARGED, resident().whoseConsentsCannotBeRead(), ONE_STAY)).isEqualTo("wait");
    }

    @ParameterizedTest
    @EnumSource(value = NoticeKind.class, names = "NEWS", mode = EnumSource.Mode.EXCLUDE)
    void a_notice_that_is_not_news_always_leaves(NoticeKind kind) {
        assertThat(ask(DISCHARGED, kind, aCitizen(), aCourse().of(ADMITTED))).isEqualTo("send");
    }

    @Test
    void a_notice_to_a_unit_whose_service_has_ended_is_dropped() {
        ACitizen ended = aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette", until("2026-12-06"))
            .withConsentFor(HOUSING_SUPPORT);

        assertThat(ask(DISCHARGED, ended, ONE_STAY)).isEqualTo("NO_LONGER_RECIPIENT");
    }

    @Test
    void a_notice_to_a_municipality_that_the_citizen_has_left_is_dropped_whatever_the_message_stated() {
        ACitizen moved = aCitizen().livingIn("0751", until("2026-12-05")).livingIn("0740", Danish.since(LocalDate.of(2026, 12, 6)))
            .withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT);

        assertThat(ask(STATED, moved, aCourse().of(ADMITTED, STATED))).isEqualTo("NO_LONGER_RECIPIENT");
    }

    @Test
    void the_municipality_that_the_message_states_counts_if_no_residence_is_recorded() {
        ACitizen unregistered = aCitizen().withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT);

        assertThat(ask(STATED, unregistered, aCourse().of(ADMITTED, STATED))).isEqualTo("send");
    }

    @Test
    void a_planned_discharge_is_not_news_after_the_discharge() {
        StayEvent planned = an(EventType.DISCHARGE_PLANNED).at("2026-12-05T15:00").original();

        assertThat(ask(planned, consenting(), aCourse().of(ADMITTED, planned))).isEqualTo("send");
        assertThat(ask(planned, consenting(), aCourse().of(ADMITTED, planned, DISCHARGED))).isEqualTo("SUPERSEDED");
    }

    @Test
    void a_somatic_admission_does_not_supersede_a_psychiatric_discharge() {
        assertThat(ask(DISCHARGED, consenting(), aCourse().of(ADMITTED, DISCHARGED,
            anAdmission().inStay("s2").onWard(SOMATIC_WARD).at("2026-12-06T08:00").original()))).isEqualTo("send");
    }

    private static Period until(String day) {
        return Period.between(ACitizen.LONG_AGO.from(), LocalDate.parse(day));
    }

    private static ACitizen resident() {
        return aCitizen().livingIn("0751").withServiceAt(HOUSING_SUPPORT, "bostoette");
    }

    private static ACitizen consenting() {
        return resident().withConsentFor(HOUSING_SUPPORT);
    }

    private static String ask(StayEvent event, ACitizen citizen, ACourse course) {
        return ask(event, NoticeKind.NEWS, citizen, course);
    }

    /** Asks on Monday at 9:00. */
    private static String ask(StayEvent event, NoticeKind kind, ACitizen citizen, ACourse course) {
        Recheck recheck = new Recheck(ADirectory.of(aarhus().with(aUnit("bostoette", HOUSING_SUPPORT)), aMunicipality("0740")));
        Recheck.Notice notice = new Recheck.Notice(HOUSING_SUPPORT, new UnitId("bostoette"), new MunicipalityCode("0751"), kind);
        Recheck.Answer answer = recheck.ask(event, notice, citizen.facts(), course.history(), Danish.time("2026-12-07T09:00"));
        if (answer instanceof Recheck.Answer.Outdated outdated) {
            return outdated.reason().name();
        }
        return answer instanceof Recheck.Answer.Withheld withheld ? withheld.reason().name() : answer instanceof Recheck.Answer.Wait
            ? "wait" : "send";
    }
}
