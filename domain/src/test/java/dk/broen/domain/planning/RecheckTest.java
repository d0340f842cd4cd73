package dk.broen.domain.planning;

import static dk.broen.domain.directory.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.basis.Question;
import dk.broen.domain.directory.UnitId;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.Danish;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.stay.StayEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecheckTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-04T20:00").told();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-05T20:00").told();
    private static final ACourse ONE_STAY = aCourse().of(ADMITTED, DISCHARGED);

    @Test
    void a_held_notice_goes_while_all_is_as_it_was() {
        assertThat(ask(DISCHARGED, consenting(), ONE_STAY)).isEqualTo("send");
    }

    @Test
    void an_admission_still_is_told_after_the_discharge() {
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
        assertThat(ask(DISCHARGED, consenting(), aCourse().of(ADMITTED, DISCHARGED, anAdmission().inStay("s2").at("2026-12-06T08:00").told())))
            .isEqualTo("SUPERSEDED");
    }

    @Test
    void an_admission_that_was_cancelled_supersedes_nothing() {
        assertThat(ask(DISCHARGED, consenting(), aCourse().of(ADMITTED, DISCHARGED, anAdmission().inStay("s2").at("2026-12-06T08:00").told(),
            anAdmission().inStay("s2").at("2026-12-06T08:00").sentAt("2026-12-06T08:30").cancelled()))).isEqualTo("send");
    }

    @Test
    void consent_withdrawn_while_it_was_held_drops_it() {
        assertThat(ask(DISCHARGED, aCitizen().with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-06T12:00")), ONE_STAY))
            .isEqualTo("CONSENT_WITHDRAWN");
    }

    @Test
    void consent_expired_while_it_was_held_drops_it() {
        assertThat(ask(DISCHARGED, aCitizen().with(aConsent().naming(HOUSING_SUPPORT).lasting("2026-01-01", "2026-12-05")), ONE_STAY))
            .isEqualTo("CONSENT_EXPIRED");
    }

    @Test
    void a_register_that_is_down_lets_it_wait() {
        assertThat(ask(DISCHARGED, aCitizen().whoseConsentsCannotBeRead(), ONE_STAY)).isEqualTo("wait");
    }

    @ParameterizedTest
    @EnumSource(value = NoticeKind.class, names = "NEWS", mode = EnumSource.Mode.EXCLUDE)
    void what_must_be_unlearned_always_goes(NoticeKind kind) {
        assertThat(ask(DISCHARGED, kind, aCitizen(), aCourse().of(ADMITTED))).isEqualTo("send");
    }

    private static ACitizen consenting() {
        return aCitizen().withConsentFor(HOUSING_SUPPORT);
    }

    private static String ask(StayEvent event, ACitizen citizen, ACourse course) {
        return ask(event, NoticeKind.NEWS, citizen, course);
    }

    /** Asked on Monday at nine. */
    private static String ask(StayEvent event, NoticeKind kind, ACitizen citizen, ACourse course) {
        Question question = Question.about(HOUSING_SUPPORT, new UnitId("bostoette"), aarhus().build(), event, citizen.facts(),
            ADirectory.of(aarhus()), Danish.time("2026-12-07T09:00"));
        Recheck.Answer answer = new Recheck().ask(event, kind, question, course.history());
        return answer instanceof Recheck.Answer.Drop drop ? drop.reason() : answer instanceof Recheck.Answer.Wait ? "wait" : "send";
    }
}
