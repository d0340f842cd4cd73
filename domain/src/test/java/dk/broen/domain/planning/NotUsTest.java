package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AMunicipality.aarhus;
import static dk.broen.domain.given.APerson.aPerson;
import static dk.broen.domain.given.AUnit.aUnit;
import static dk.broen.domain.given.AnAppointment.appointed;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.COORDINATOR;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.ADirectory;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.AMunicipality;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A unit answers "ikke os": the next of the chain hears it, and a human looks at what is recorded (domain.md §5). */
class NotUsTest {
    private static final String FRIDAY = "2026-12-04T10:00";
    private static final String AN_HOUR_LATER = "2026-12-04T11:00";

    private final AMunicipality rules = aarhus().with(aUnit("tovholdere", COORDINATOR), aUnit("bostoette", HOUSING_SUPPORT),
        aUnit("team", COORDINATOR)).withCoordinatorTeam("team");

    @Test
    void the_next_of_the_chain_hears_what_the_first_heard() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));

        assertThat(AHub.told(notUs(hub, "tovholdere"))).containsExactly("team says ADMITTED, now ADMITTED");
        assertThat(hub.tasks()).contains(Kind.DOUBTFUL_ENTRY);
    }

    @Test
    void it_names_no_unit_in_the_work_item_and_the_municipality_must_act() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));

        assertThat(notUs(hub, "tovholdere").open()).singleElement().satisfies(item -> {
            assertThat(item.kind().owner()).isEqualTo(WorkItem.Owner.MUNICIPALITY);
            assertThat(item.addressee()).isPresent();
            assertThat(item.key() + item.because()).doesNotContain("tovholdere");
        });
    }

    @Test
    void nobody_is_told_instead_whom_the_gate_does_not_permit() {
        AHub hub = admitted(coordinated().with(aConsent().namingUnits("tovholdere")));

        assertThat(notUs(hub, "tovholdere").notices()).isEmpty();
        assertThat(hub.read("team")).isEmpty();
    }

    @Test
    void who_answered_so_hears_nothing_more_of_the_stay() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));
        notUs(hub, "tovholdere");
        hub.hears(aDischarge().at("2026-12-08T10:00").original());

        assertThat(hub.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.read("team")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    @Test
    void what_was_untrue_is_taken_back_from_everybody() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));
        notUs(hub, "tovholdere");
        hub.hears(anAdmission().at(FRIDAY).sentAt("2026-12-04T12:00").cancelled());

        assertThat(hub.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED", "takes back ADMITTED");
        assertThat(hub.read("team")).last().asString().startsWith("takes back ADMITTED");
    }

    @Test
    void a_unit_that_stands_in_and_answers_so_is_told_in_no_function() {
        AHub hub = admitted(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette")
            .withConsentFor(COORDINATOR, HOUSING_SUPPORT));

        assertThat(AHub.told(notUs(hub, "bostoette"))).containsExactly("team says ADMITTED, now ADMITTED");
        assertThat(hub.read("bostoette")).hasSize(1);
    }

    @Test
    void each_task_leads_the_municipality_to_the_answer_that_it_is_about() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));
        notUs(hub, "tovholdere");
        hub.answered("team", Acknowledgement.Kind.NOT_US, "2026-12-04T12:00");

        assertThat(doubts(hub)).map(task -> Denial.behind(task, new MunicipalityCode(AARHUS), hub.situation()).orElseThrow().unit().value())
            .containsExactlyInAnyOrder("tovholdere", "team");
        assertThat(doubts(hub)).allSatisfy(
            task -> assertThat(Denial.behind(task, new MunicipalityCode(SILKEBORG), hub.situation())).as("another one").isEmpty());
        assertThat(
            Denial.behind(new WorkItem(Kind.UNANSWERED, doubts(hub).get(0).key(), ""), new MunicipalityCode(AARHUS), hub.situation()))
            .isEmpty();
    }

    @Test
    void the_task_names_the_citizen_also_if_nobody_else_was_told_but_not_without_a_basis() {
        AHub hub = admitted(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT));
        notUs(hub, "bostoette");
        Addressee administrator = new Addressee.OneMunicipality(new MunicipalityCode(AARHUS));
        WorkItem task = doubts(hub).get(0);

        assertThat(CitizenNamed.to(administrator, task, hub.situation())).isTrue();
        assertThat(CitizenNamed.to(administrator, new WorkItem(Kind.NEEDS_COORDINATOR, ""), hub.situation())).isFalse();
        assertThat(CitizenNamed.to(administrator, task,
            hub.situation(aCitizen().livingIn(AARHUS).withServiceAt(HOUSING_SUPPORT, "bostoette").facts()))).isFalse();
    }

    private static List<WorkItem> doubts(AHub hub) {
        return hub.situation().open(Kind.DOUBTFUL_ENTRY, key -> true).stream().map(key -> new WorkItem(Kind.DOUBTFUL_ENTRY, key, ""))
            .toList();
    }

    @Test
    void when_everybody_answers_so_somebody_must_be_appointed() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));
        notUs(hub, "tovholdere");
        hub.answered("team", Acknowledgement.Kind.NOT_US, "2026-12-04T12:00");

        assertThat(hub.tasks()).contains(Kind.NO_COORDINATOR, Kind.DOUBTFUL_ENTRY);
    }

    @Test
    void what_is_recorded_about_the_unit_afterwards_makes_it_the_coordinator_again() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));
        notUs(hub, "tovholdere");
        hub.knowing(aCitizen().livingIn(AARHUS).withConsentFor(COORDINATOR).recordedBy(AARHUS, "2026-12-04T12:00")
            .coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere")));

        assertThat(AHub.told(hub.looks("2026-12-04T12:00")))
            .containsExactlyInAnyOrder("tovholdere says ADMITTED, now ADMITTED", "team part ended");
        assertThat(hub.tasks()).doesNotContain(Kind.DOUBTFUL_ENTRY);
    }

    @Test
    void what_is_recorded_about_another_unit_leaves_it_passed_over_and_the_doubt_ends_with_the_record() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));
        notUs(hub, "tovholdere");
        hub.knowing(aCitizen().livingIn(AARHUS).withConsentFor(COORDINATOR).recordedBy(AARHUS, "2026-12-04T12:00")
            .coordinatedBy(appointed(aPerson("Bo Lund"), "bostoette")));
        hub.looks("2026-12-04T12:00");

        assertThat(hub.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.tasks()).doesNotContain(Kind.DOUBTFUL_ENTRY);
    }

    @Test
    void a_human_who_closes_the_doubt_is_not_asked_again() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));
        notUs(hub, "tovholdere");
        hub.closing(Kind.DOUBTFUL_ENTRY);
        hub.looks("2026-12-04T12:00");

        assertThat(hub.tasks()).doesNotContain(Kind.DOUBTFUL_ENTRY);
    }

    @Test
    void who_answers_modtaget_afterwards_has_its_part_again() {
        AHub hub = admitted(coordinated().withConsentFor(COORDINATOR));
        notUs(hub, "tovholdere");
        hub.answered("tovholdere", Acknowledgement.Kind.RECEIVED, "2026-12-04T12:00");

        assertThat(hub.tasks()).doesNotContain(Kind.DOUBTFUL_ENTRY);
        hub.hears(aDischarge().at("2026-12-08T10:00").original());
        assertThat(hub.read("tovholdere")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
    }

    private AHub admitted(ACitizen citizen) {
        AHub hub = new AHub(ADirectory.of(rules), citizen);
        hub.hears(anAdmission().at(FRIDAY).original());
        return hub;
    }

    private static Plan notUs(AHub hub, String unit) {
        return hub.answered(unit, Acknowledgement.Kind.NOT_US, AN_HOUR_LATER);
    }

    private static ACitizen coordinated() {
        return aCitizen().livingIn(AARHUS).coordinatedBy(appointed(aPerson("Anne Holm"), "tovholdere"));
    }
}
