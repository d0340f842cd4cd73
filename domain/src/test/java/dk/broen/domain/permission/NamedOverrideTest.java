package dk.broen.domain.permission;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aRefusal;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AnOverride.anOverride;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AnOverride;
import dk.broen.domain.terms.EventType;
import org.junit.jupiter.api.Test;

/** Sundhedsloven § 43 stk. 2 (domain.md §4). */
class NamedOverrideTest {
    @Test
    void a_named_recipient_is_told_although_the_citizen_refused() {
        assertThat(Asking.about(overridden()).answer()).isEqualTo(Basis.OVERRIDE);
        assertThat(Asking.about(overridden()).as(COORDINATOR).answer()).isEqualTo(Basis.OVERRIDE);
    }

    @Test
    void nobody_else_is_told() {
        assertThat(Asking.about(overridden()).of("bostoette-syd").answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void another_stay_is_not_told() {
        assertThat(Asking.about(overridden()).inStay("s2").answer()).isEqualTo(WithheldReason.OVERRIDE_OTHER_STAY);
        assertThat(Asking.about(overridden()).from("ouh").answer()).isEqualTo(WithheldReason.OVERRIDE_OTHER_STAY);
    }

    @Test
    void another_event_is_not_told() {
        assertThat(Asking.about(overridden()).telling(EventType.DISCHARGED).answer()).isEqualTo(Basis.OVERRIDE);
        assertThat(Asking.about(overridden()).telling(EventType.DECEASED).answer()).isEqualTo(WithheldReason.OVERRIDE_OTHER_EVENTS);
    }

    @Test
    void an_event_outside_the_table_is_not_told_although_the_override_names_it() {
        ACitizen citizen = refusing().with(anOverride().telling("bostoette").forEvents(EventType.LEAVE_STARTED));

        assertThat(Asking.about(citizen).telling(EventType.LEAVE_STARTED).answer()).isEqualTo(WithheldReason.OVERRIDE_OTHER_EVENTS);
    }

    @Test
    void it_holds_on_its_first_and_its_last_day() {
        assertThat(Asking.about(overridden()).at("2026-12-03T23:59").answer()).isEqualTo(WithheldReason.OVERRIDE_BEGINS_LATER);
        assertThat(Asking.about(overridden()).at("2026-12-04T00:00").answer()).isEqualTo(Basis.OVERRIDE);
        assertThat(Asking.about(overridden()).at("2026-12-20T23:59").answer()).isEqualTo(Basis.OVERRIDE);
        assertThat(Asking.about(overridden()).at("2026-12-21T00:00").answer()).isEqualTo(WithheldReason.OVERRIDE_OVER);
    }

    @Test
    void it_never_lasts_longer_than_the_table_allows() {
        ACitizen citizen = refusing().with(anOverride().telling("bostoette").lasting("2026-12-04", "2027-12-04"));

        assertThat(Asking.about(citizen).at("2027-01-02T23:59").answer()).isEqualTo(Basis.OVERRIDE);
        assertThat(Asking.about(citizen).at("2027-01-03T00:00").answer()).isEqualTo(WithheldReason.OVERRIDE_OVER);
    }

    @Test
    void it_is_over_when_it_is_revoked() {
        ACitizen citizen = refusing().with(anOverride().telling("bostoette").revokedAt("2026-12-05T10:00"));

        assertThat(Asking.about(citizen).at("2026-12-05T09:59:59").answer()).isEqualTo(Basis.OVERRIDE);
        assertThat(Asking.about(citizen).at("2026-12-05T10:00").answer()).isEqualTo(WithheldReason.OVERRIDE_OVER);
    }

    @Test
    void it_ends_with_the_stay_and_does_not_cover_a_readmission_under_the_same_number() {
        assertThat(Asking.about(overridden()).readmittedAfter("2026-12-04T01:00").answer()).isEqualTo(WithheldReason.OVERRIDE_OVER);
        assertThat(Asking.about(overridden()).readmittedAfter("2026-12-03T23:59").answer()).isEqualTo(Basis.OVERRIDE);
    }

    @Test
    void an_override_of_an_earlier_stay_does_not_hide_that_the_citizen_refused() {
        ACitizen citizen = refusing().with(anOverride().telling("bostoette").lasting("2026-11-20", "2026-11-30"));
        ACitizen revoked = refusing().with(anOverride().telling("bostoette").lasting("2026-11-20", "2026-12-20")
            .revokedAt("2026-11-30T23:59"));

        assertThat(Asking.about(citizen).begunAt("2026-12-01T00:00").answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(Asking.about(citizen).begunAt("2026-11-30T23:59").answer()).isEqualTo(WithheldReason.OVERRIDE_OVER);
        assertThat(Asking.about(revoked).begunAt("2026-12-01T00:00").answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(Asking.about(revoked).begunAt("2026-11-30T23:59").answer()).isEqualTo(WithheldReason.OVERRIDE_OVER);
    }

    @Test
    void an_override_that_lacks_two_things_gives_no_reason() {
        ACitizen longOver = refusing().with(anOverride().telling("bostoette").lasting("2026-11-01", "2026-11-02"));

        assertThat(Asking.about(overridden()).inStay("s2").telling(EventType.DECEASED).answer())
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(Asking.about(overridden()).telling(EventType.LEAVE_STARTED).answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(Asking.about(longOver).inStay("s2").answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
        assertThat(Asking.about(overridden()).inStay("s2").readmittedAfter("2026-12-04T01:00").answer())
            .isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void an_override_that_was_revoked_before_it_began_is_over() {
        ACitizen citizen = refusing().with(anOverride().telling("bostoette").lasting("2026-12-10", "2026-12-20")
            .revokedAt("2026-12-04T10:00"));

        assertThat(Asking.about(citizen).at("2026-12-04T20:00").answer()).isEqualTo(WithheldReason.OVERRIDE_OVER);
    }

    @Test
    void what_belongs_to_no_stay_is_told_by_no_override() {
        assertThat(Asking.about(overridden()).ofNoStay().answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void the_end_of_the_stay_is_told_although_it_was_before_the_decision() {
        assertThat(Asking.about(overridden()).telling(EventType.DISCHARGED).ofWhatIsOver("2026-12-03T22:00").at("2026-12-04T08:00")
            .answer()).isEqualTo(Basis.OVERRIDE);
    }

    @Test
    void a_municipality_can_switch_it_off() {
        assertThat(Asking.about(overridden()).in(aarhus().withoutOverrides()).answer()).isEqualTo(WithheldReason.CONSENT_REFUSED);
    }

    @Test
    void the_steps_name_neither_the_human_nor_the_reason() {
        assertThat(Asking.about(overridden()).verdict().steps()).contains("OVERRIDE: override o1 of 2026-12-04 names bostoette")
            .noneMatch(step -> step.contains("Holm") || step.contains("skade"));
    }

    @Test
    void an_override_that_names_too_little_is_refused() {
        assertThat(told().build("o").reason()).isNotBlank();
        assertThatThrownBy(() -> told().because(" ").build("o")).hasMessageStartingWith("reason: is empty");
        assertThatThrownBy(() -> told().decidedBy("").build("o")).hasMessageStartingWith("decided_by: is empty");
        assertThatThrownBy(() -> told().ofStays().build("o")).hasMessageStartingWith("stays: is empty");
        assertThatThrownBy(() -> told().forEvents().build("o")).hasMessageStartingWith("events: is empty");
        assertThatThrownBy(() -> told().telling().build("o")).hasMessageStartingWith("to: is empty");
        assertThatThrownBy(() -> told().withoutAnEnd().build("o")).hasMessageStartingWith("until: is missing");
    }

    private static AnOverride told() {
        return anOverride().telling("bostoette");
    }

    private static ACitizen overridden() {
        return refusing().with(told());
    }

    private static ACitizen refusing() {
        return aCitizen().with(aRefusal().naming(HOUSING_SUPPORT, COORDINATOR).lasting("2026-01-01", "2027-12-31"));
    }
}
