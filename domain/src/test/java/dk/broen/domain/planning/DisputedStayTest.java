package dk.broen.domain.planning;

import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.knownToSocialServices;
import static dk.broen.domain.planning.Scene.supported;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.AHub;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import org.junit.jupiter.api.Test;

/** A stay whose visit number came with another CPR number says nothing about the other stays of the citizen (domain.md §4). */
class DisputedStayTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-04T10:00").original();
    private static final StayEvent DISPUTED = anAdmission().inStay("d1").at("2026-12-02T10:00").original();
    private final Scene scene = new Scene();
    private final AHub hub = scene.hub(supported()).disputing(DISPUTED.stay());

    @Test
    void it_does_not_end_an_open_stay() {
        hub.hears(ADMITTED, DISPUTED);
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");

        hub.hears(DISCHARGED);
        assertThat(hub.read("bostoette")).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void it_makes_no_discharge_old_news() {
        AHub mail = scene.hub(knownToSocialServices()).disputing(DISPUTED.stay());
        mail.hears(ADMITTED, aDischarge().at("2026-12-05T10:00").original(),
            anAdmission().inStay("d1").at("2026-12-05T12:00").original());
        mail.looks("2026-12-07T09:00");

        assertThat(mail.read("voksne")).last().isEqualTo("says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_leave_during_it_is_a_leave() {
        hub.hears(ADMITTED, anAdmission().inStay("d1").onWard(SOMATIC_WARD).at("2026-12-02T10:00").original(),
            an(EventType.LEAVE_STARTED).at("2026-12-02T12:00").original());

        assertThat(hub.read("bostoette")).last().isEqualTo("says LEAVE_STARTED, now ON_LEAVE");
    }

    @Test
    void a_death_that_only_it_reports_silences_nothing() {
        hub.hears(ADMITTED, aDeath().inStay("d1").at("2026-12-02T10:00").original(), DISCHARGED);

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void a_death_that_was_told_before_the_dispute_is_not_taken_back() {
        AHub later = scene.hub(supported());
        later.hears(ADMITTED, DISPUTED, aDeath().inStay("d1").at("2026-12-02T12:00").original());
        later.disputing(DISPUTED.stay()).looks("2026-12-02T13:00");

        assertThat(later.read("bostoette").stream().filter(read -> read.contains("DECEASED"))).containsExactly("says DECEASED, now DEAD");
    }

    @Test
    void a_municipality_that_it_states_does_not_count() {
        hub.hears(ADMITTED, anAdmission().inStay("d1").at("2026-12-02T10:00").statingMunicipality("0740").original());

        assertThat(hub.tasks()).contains(Kind.VISIT_OF_ANOTHER_CITIZEN).doesNotContain(Kind.MUNICIPALITY_UNCLEAR);
        assertThat(hub.course().stating()).isEmpty();
    }

    @Test
    void it_counts_when_a_human_has_decided_that_it_is_the_citizens() {
        hub.hears(ADMITTED, DISPUTED);
        hub.closing(Kind.VISIT_OF_ANOTHER_CITIZEN).looks("2026-12-02T12:00");

        assertThat(hub.course().stays()).extracting(stay -> stay.state().open()).containsExactly(false, true);
        assertThat(hub.read("bostoette")).last().isEqualTo("says ADMITTED, now ADMITTED");
    }

    @Test
    void it_stays_untold_for_good_when_a_human_has_decided_that_it_is_not_the_citizens() {
        hub.hears(ADMITTED, DISPUTED);
        hub.denying(Kind.VISIT_OF_ANOTHER_CITIZEN).hears(aDischarge().inStay("d1").at("2026-12-03T10:00").original());
        hub.looks("2026-12-20T12:00");

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.tasks()).doesNotContain(Kind.VISIT_OF_ANOTHER_CITIZEN);
    }

    @Test
    void the_decision_of_a_human_stands_when_an_earlier_message_of_the_stay_arrives_late() {
        hub.hears(DISPUTED);
        hub.closing(Kind.VISIT_OF_ANOTHER_CITIZEN).looks("2026-12-02T12:00");
        hub.hears(an(EventType.EMERGENCY_CONTACT).inStay("d1").at("2026-12-02T08:00").original());

        assertThat(hub.tasks()).doesNotContain(Kind.VISIT_OF_ANOTHER_CITIZEN);
        assertThat(hub.situation().disputed(hub.course().stays().get(0))).isFalse();
    }
}
