package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.ADirectory.MIDTJYLLAND;
import static dk.broen.domain.given.ADirectory.SYDDANMARK;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDeath;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.given.Functions.JOBCENTRE;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.Flag;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.EventType;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The flags of a notice are for the coordinator, and come from what the coordinator could be told (domain.md §3). */
class NoticeFlagsTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-02T10:00").original();
    private static final StayEvent AGAIN = anAdmission().at("2026-12-04T10:00").original();
    private final Scene scene = new Scene();

    @Test
    void a_readmission_under_the_same_visit_number_is_flagged() {
        assertThat(flagsOfLast(coordinated(), ADMITTED, DISCHARGED, AGAIN)).containsExactlyInAnyOrder(Flag.READMISSION,
            Flag.EARLY_READMISSION);
    }

    @Test
    void flags_are_for_the_coordinator_only() {
        AHub hub = scene.hub(coordinated().withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT));
        hub.hears(ADMITTED, DISCHARGED, AGAIN);

        assertThat(hub.contents("tovholdere").flatMap(content -> content.flags().stream())).isNotEmpty();
        assertThat(hub.contents("bostoette")).isNotEmpty().allMatch(content -> content.flags().isEmpty());
    }

    @Test
    void a_stay_outside_the_consent_leaves_no_trace_in_the_flags() {
        StayEvent elsewhere = anAdmission().from("ouh").inStay("o1").at("2026-11-20T10:00").original();
        StayEvent home = aDischarge().from("ouh").inStay("o1").at("2026-12-02T10:00").original();

        assertThat(flagsOfLast(coordinated(), elsewhere, home, AGAIN)).doesNotContain(Flag.READMISSION, Flag.EARLY_READMISSION);
        assertThat(flagsOfLast(coordinator().with(aConsent().naming(COORDINATOR).forHospitalsOf(MIDTJYLLAND, SYDDANMARK)), elsewhere, home,
            AGAIN)).contains(Flag.READMISSION, Flag.EARLY_READMISSION);
    }

    @Test
    void a_death_carries_no_flags() {
        assertThat(flagsOfLast(coordinated(), ADMITTED, DISCHARGED, AGAIN, aDeath().at("2026-12-05T02:00").original())).isEmpty();
    }

    @Test
    void flags_are_computed_again_when_a_notice_leaves() {
        AHub hub = scene.hub(coordinated());
        hub.attempting(AHub.Outcome.UNKNOWN).hears(AGAIN);
        Plan plan = hub.hears(aDischarge().inStay("s0").at("2026-12-02T10:00").sentAt("2026-12-04T11:00").original());

        assertThat(plan.kept()).singleElement().satisfies(kept -> assertThat(kept.content().flags()).contains(Flag.EARLY_READMISSION));
    }

    @Test
    void a_discharge_while_the_reader_is_closed_is_flagged() {
        assertThat(flagsOfLast(coordinated(), ADMITTED, aDischarge().at("2026-12-05T22:00").original()))
            .contains(Flag.DISCHARGED_OUT_OF_HOURS);
        assertThat(flagsOfLast(coordinated(), ADMITTED, aDischarge().at("2026-12-07T10:00").original()))
            .doesNotContain(Flag.DISCHARGED_OUT_OF_HOURS);
    }

    @Test
    void a_missing_follow_up_contact_is_flagged() {
        assertThat(flagsOfLast(aCitizen().livingIn(AARHUS).withServiceAt(JOBCENTRE, "jobcenter").withConsentFor(COORDINATOR), ADMITTED))
            .containsExactly(Flag.NO_FOLLOW_UP_CONTACT);
        assertThat(flagsOfLast(coordinated(), ADMITTED)).isEmpty();
    }

    @Test
    void the_flags_of_a_plan_are_those_of_its_notices() {
        AHub hub = scene.hub(coordinated());
        hub.hears(ADMITTED, DISCHARGED);

        assertThat(hub.hears(AGAIN).flags()).containsExactlyInAnyOrder(Flag.READMISSION, Flag.EARLY_READMISSION);
        assertThat(hub.looks(Danish.time("2026-12-04T12:00")).flags()).isEmpty();
    }

    @Test
    void a_short_stay_is_flagged_only_for_who_may_know_when_it_began() {
        assertThat(flagsOfLast(coordinated(), ADMITTED, DISCHARGED)).contains(Flag.SHORT_STAY);
        assertThat(flagsOfLast(coordinator().with(aConsent().naming(COORDINATOR).forEvents(EventType.DISCHARGED)), ADMITTED, DISCHARGED))
            .doesNotContain(Flag.SHORT_STAY);
    }

    private Set<Flag> flagsOfLast(ACitizen citizen, StayEvent... events) {
        AHub hub = scene.hub(citizen);
        hub.hears(events);
        return hub.contents("tovholdere").reduce((earlier, later) -> later).orElseThrow().flags();
    }

    private static ACitizen coordinator() {
        return aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anna"), "tovholdere"));
    }

    private static ACitizen coordinated() {
        return coordinator().withConsentFor(COORDINATOR);
    }
}
