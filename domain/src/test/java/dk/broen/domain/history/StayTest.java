package dk.broen.domain.history;

import static dk.broen.domain.given.ADirectory.SOMATIC_WARD;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aPlannedDischarge;
import static dk.broen.domain.given.AnEvent.aWardChange;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACourse;
import dk.broen.domain.given.Danish;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one stay says of itself. */
class StayTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();

    @Test
    void a_stay_is_named_by_its_first_milestone_or_by_its_last_message() {
        assertThat(stay(ADMITTED, aWardChange().at("2026-12-02T10:00").original()).name()).isEqualTo("ADMITTED/" + ACourse.occasion(1));
        assertThat(stay(anAdmission().onWard("NEW").at("2026-12-01T10:00").original(),
            aWardChange().onWard("NEW").at("2026-12-02T10:00").original()).name()).isEqualTo(ACourse.occasion(2).toString());
    }

    @Test
    void a_stay_whose_admission_was_not_reported_began_at_the_first_ward_that_was_heard_of() {
        Stay stay = stay(aPlannedDischarge().at("2026-12-01T10:00").original(), aWardChange().at("2026-12-02T10:00").original());

        assertThat(stay.begunAt()).contains(Danish.time("2026-12-02T10:00"));
        assertThat(stay(aPlannedDischarge().original()).begunAt()).isEmpty();
    }

    @Test
    void a_stay_began_when_the_citizen_was_admitted_although_nobody_classified_that_ward() {
        Stay stay = stay(anAdmission().onWard("NEW").at("2026-12-01T10:00").original(), aWardChange().at("2026-12-02T10:00").original());

        assertThat(stay.begunAt()).contains(Danish.time("2026-12-01T10:00"));
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, names = {"EMERGENCY_CONTACT", "ADMITTED", "DISCHARGE_PLANNED", "DISCHARGED", "DECEASED"})
    void a_stay_has_the_specialty_of_the_ward_that_was_heard_of_first(EventType type) {
        assertThat(stay(an(type).original()).specialties()).containsExactly(Specialty.PSYCHIATRIC);
    }

    @Test
    void a_death_is_the_last_that_was_heard_of_its_stay() {
        Stay stay = stay(ADMITTED, aDeath().at("2026-12-02T10:00").original());

        assertThat(stay.lastHeardAt()).isEqualTo(Danish.time("2026-12-02T10:00"));
        assertThat(stay.messages()).containsExactly(ACourse.occasion(1), ACourse.occasion(2));
    }

    @Test
    void what_held_holds_still_when_the_citizen_comes_to_a_ward_of_another_specialty() {
        Stay stay = stay(ADMITTED, aPlannedDischarge().at("2026-12-02T10:00").expecting("2026-12-30").original(),
            aWardChange().onWard(SOMATIC_WARD).at("2026-12-03T10:00").original());

        assertThat(stay.milestones()).extracting(milestone -> milestone.type())
            .containsExactly(EventType.ADMITTED, EventType.DISCHARGE_PLANNED, EventType.ADMITTED);
        assertThat(stay.milestones()).allMatch(milestone -> stay.holds(milestone.key()));
    }

    @Test
    void of_two_planned_days_the_one_that_was_sent_last_holds_although_it_was_planned_first() {
        Stay stay = stay(aPlannedDischarge().at("2026-12-02T12:00").expecting("2026-12-24").original(),
            aPlannedDischarge().at("2026-12-02T10:00").sentAt("2026-12-02T14:00").expecting("2026-12-27").original());

        assertThat(stay.milestones().stream().flatMap(milestone -> milestone.planned().stream()).map(planned -> planned.day().toString()))
            .containsExactly("2026-12-27");
    }

    @Test
    void an_event_of_a_merged_identity_is_the_same_event_of_the_other_citizen() {
        Cpr survivor = new Cpr("0707614285");
        StayEvent merged = ADMITTED.withCitizen(survivor);

        assertThat(merged.citizen()).isEqualTo(survivor);
        assertThat(merged.withCitizen(ADMITTED.citizen())).isEqualTo(ADMITTED);
    }

    private static Stay stay(StayEvent... events) {
        return ACourse.of(events).at("2026-12-20T12:00").stays().get(0);
    }
}
