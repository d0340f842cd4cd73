package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.ACourse.aCourse;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.an;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.given.TheRules;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayHistory;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import org.junit.jupiter.api.Test;

/** An emergency contact without admission is not a stay (domain.md §9 V4). */
class EmergencyContactTest {
    private static final StayHistory SEEN = aCourse().of(an(EventType.EMERGENCY_CONTACT).at("2026-12-01T21:00").original()).history();
    private static final StayEvent SENT_HOME = aDischarge().at("2026-12-01T23:00").original();

    @Test
    void a_recipient_that_is_not_told_of_emergency_contacts_is_not_told_of_their_end() {
        Plan plan = plan(aarhus().tellingOnlyOf(EventType.ADMITTED, EventType.DISCHARGED), SENT_HOME, SEEN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
    }

    @Test
    void the_end_of_a_contact_tells_nobody_also_if_its_beginning_was_never_reported() {
        StayEvent sentHome = aDischarge().ofAnEmergencyContact().at("2026-12-01T23:00").original();

        assertThat(plan(aarhus().tellingOnlyOf(EventType.ADMITTED, EventType.DISCHARGED), sentHome, StayHistory.EMPTY).outcome())
            .isEqualTo(Plan.Outcome.NOBODY_CONCERNED);
    }

    @Test
    void a_recipient_that_is_told_of_emergency_contacts_is_told_of_their_end() {
        Plan plan = plan(aarhus().tellingOnlyOf(EventType.EMERGENCY_CONTACT, EventType.DISCHARGED), SENT_HOME, SEEN);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.NOTIFIED);
    }

    @Test
    void a_discharge_is_told_when_the_emergency_contact_became_a_stay() {
        StayHistory admitted = aCourse().of(an(EventType.EMERGENCY_CONTACT).at("2026-12-01T21:00").original(),
            anAdmission().at("2026-12-01T22:00").original()).history();

        assertThat(plan(aarhus().tellingOnlyOf(EventType.ADMITTED, EventType.DISCHARGED), SENT_HOME, admitted).outcome())
            .isEqualTo(Plan.Outcome.NOTIFIED);
    }

    @Test
    void an_admission_after_an_emergency_contact_is_not_a_readmission() {
        StayHistory sentHome = aCourse().of(an(EventType.EMERGENCY_CONTACT).at("2026-12-01T21:00").original(), SENT_HOME).history();

        assertThat(plan(aarhus(), anAdmission().inStay("another").at("2026-12-03T10:00").original(), sentHome).flags()).isEmpty();
    }

    private static Plan plan(AMunicipality municipality, StayEvent event, StayHistory history) {
        return new Planner().plan(event, history, aCitizen().livingIn(AARHUS).withServiceAt(UnitFunction.HOUSING_SUPPORT, "bostoette")
            .withConsentFor(UnitFunction.HOUSING_SUPPORT, UnitFunction.COORDINATOR).facts(),
            ADirectory.of(municipality.with(aUnit("bostoette", UnitFunction.HOUSING_SUPPORT))), TheRules.SHIPPED, event.occurredAt());
    }
}
