package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.planning.Scene.supported;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.history.StayEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To open a notice is to be told: it is shown only while its basis holds (domain.md §4). */
class ReadingTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private static final StayEvent CANCELLED = anAdmission().at("2026-12-01T10:00").sentAt("2026-12-01T11:00").cancelled();
    private static final StayEvent CORRECTED = anAdmission().at("2026-12-01T09:00").sentAt("2026-12-01T11:00").corrected();
    private final AHub hub = new Scene().hub(supported());

    @Test
    void what_was_told_can_be_read_while_the_consent_holds_also_after_the_stay() {
        hub.hears(ADMITTED, DISCHARGED);
        hub.looks("2026-12-20T10:00");

        assertThat(readings()).containsExactly(Reading.PERMITTED, Reading.PERMITTED);
    }

    @Test
    void after_the_consent_is_withdrawn_nothing_can_be_read_any_more() {
        hub.hears(ADMITTED, DISCHARGED);
        hub.knowing(withdrawn()).looks("2026-12-04T10:00");

        assertThat(readings()).containsExactly(Reading.NO_BASIS, Reading.NO_BASIS);
    }

    @Test
    void while_the_register_is_down_nothing_can_be_read_and_afterwards_again() {
        hub.hears(ADMITTED);
        hub.knowing(supported().whoseConsentsCannotBeRead()).looks("2026-12-02T10:00");
        assertThat(readings()).containsExactly(Reading.NOT_NOW);

        hub.knowing(supported()).looks("2026-12-02T11:00");
        assertThat(readings()).containsExactly(Reading.PERMITTED);
    }

    @Test
    void who_has_no_part_any_more_reads_only_that_the_part_ended() {
        hub.hears(ADMITTED);
        hub.knowing(aCitizen().livingIn(AARHUS)).looks("2026-12-02T10:00");

        assertThat(readings()).containsExactly(Reading.NO_BASIS, Reading.PERMITTED);
    }

    @Test
    void what_a_later_notice_took_back_is_not_shown_and_the_later_notice_can_always_be_read() {
        hub.hears(ADMITTED, CANCELLED);
        assertThat(readings()).containsExactly(Reading.TAKEN_BACK, Reading.PERMITTED);

        hub.knowing(withdrawn()).looks("2026-12-04T10:00");
        assertThat(readings()).containsExactly(Reading.TAKEN_BACK, Reading.PERMITTED);
    }

    @Test
    void a_correction_replaces_what_it_corrects() {
        hub.hears(ADMITTED, CORRECTED);

        assertThat(readings()).containsExactly(Reading.TAKEN_BACK, Reading.PERMITTED);
    }

    private List<Reading> readings() {
        Situation situation = hub.situation();
        return situation.ledger().entries().stream().map(entry -> Reading.of(entry, situation)).toList();
    }

    private static ACitizen withdrawn() {
        return aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .with(aConsent().naming(HOUSING_SUPPORT).withdrawnAt("2026-12-04T09:00"));
    }
}
