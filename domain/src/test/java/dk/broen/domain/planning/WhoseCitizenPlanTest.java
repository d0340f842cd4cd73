package dk.broen.domain.planning;

import static dk.broen.domain.given.ACitizen.aCitizen;
import static dk.broen.domain.given.AConsent.aConsent;
import static dk.broen.domain.given.AMunicipality.AARHUS;
import static dk.broen.domain.given.AMunicipality.SILKEBORG;
import static dk.broen.domain.given.AnEvent.aDischarge;
import static dk.broen.domain.given.AnEvent.anAdmission;
import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.domain.terms.UnitFunction.SOCIAL_SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.given.ACitizen;
import dk.broen.domain.given.AHub;
import dk.broen.domain.given.Danish;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While it is not settled whose citizen it is, nothing moves (domain.md §5). */
class WhoseCitizenPlanTest {
    private static final StayEvent ADMITTED = anAdmission().at("2026-12-01T10:00").original();
    private static final StayEvent DISCHARGED = aDischarge().at("2026-12-03T10:00").original();
    private final Scene scene = new Scene();

    @Test
    void the_units_of_the_first_municipality_go_on_hearing_and_nobody_of_the_other_is_told() {
        AHub hub = scene.hub(own());
        hub.hears(ADMITTED);
        Plan claim = hub.knowing(claimed(own())).looks("2026-12-02T10:00");
        hub.hears(DISCHARGED);

        assertThat(claim.wardAnswers()).isEmpty();
        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED", "says DISCHARGED, now DISCHARGED");
        assertThat(hub.read("silkeborg-bostoette")).isEmpty();
    }

    @Test
    void a_new_part_in_the_first_municipality_is_told_while_it_is_disputed() {
        AHub hub = scene.hub(claimed(own()));
        hub.hears(ADMITTED);
        hub.knowing(claimed(own().withServiceAt(SOCIAL_SERVICES, "voksne").withConsentFor(SOCIAL_SERVICES))).looks("2026-12-02T10:00");

        assertThat(hub.read("voksne")).containsExactly("says ADMITTED, now ADMITTED");
    }

    @Test
    void each_municipality_has_a_task_in_the_same_words_that_does_not_name_the_other() {
        List<WorkItem> opened = scene.hub(claimed(own())).looks("2026-12-02T10:00").open();

        assertThat(opened).extracting(WorkItem::kind).containsExactly(Kind.WHOSE_CITIZEN, Kind.WHOSE_CITIZEN);
        assertThat(opened).extracting(WorkItem::because).containsOnly(opened.get(0).because());
        assertThat(opened.get(0).because()).doesNotContain(AARHUS, SILKEBORG, "HOUSING", "service");
        assertThat(opened.get(0).key()).contains(SILKEBORG).doesNotContain(AARHUS);
        assertThat(opened.get(1).key()).contains(AARHUS).doesNotContain(SILKEBORG);
    }

    @Test
    void the_tasks_are_the_same_whether_or_not_the_citizen_is_in_a_hospital() {
        AHub known = scene.hub(own());
        known.hears(ADMITTED);

        assertThat(keys(known.knowing(claimed(own())).looks("2026-12-02T10:00")))
            .isEqualTo(keys(scene.hub(claimed(own())).looks("2026-12-02T10:00")));
    }

    @Test
    void the_claim_counts_by_itself_as_soon_as_the_first_municipality_has_ended_its_record() {
        AHub hub = scene.hub(claimed(own()));
        hub.hears(ADMITTED);
        Plan settled = hub.knowing(claimed(served(aCitizen().recordedBy(AARHUS, "2026-10-01T10:00").livingIn(AARHUS,
            Period.between(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 12, 1)))))).looks("2026-12-02T10:00");

        assertThat(hub.read("silkeborg-bostoette")).containsExactly("says ADMITTED, now ADMITTED");
        assertThat(hub.read("bostoette")).last().isEqualTo("part ended");
        assertThat(settled.close()).filteredOn(key -> key.startsWith("WHOSE_CITIZEN/")).hasSize(2);
        assertThat(settled.close()).filteredOn(key -> !key.startsWith("WHOSE_CITIZEN/")).as("the question about the former one")
            .singleElement().asString().startsWith("ASK_FOR_CONSENT/" + AARHUS);
    }

    @Test
    void a_dispute_that_ends_on_a_known_day_is_looked_at_then_also_if_the_citizen_is_in_no_hospital() {
        ACitizen ending = served(aCitizen().recordedBy(AARHUS, "2026-10-01T10:00").livingIn(AARHUS,
            Period.between(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 12, 5))));
        AHub hub = scene.hub(claimed(ending));

        assertThat(hub.looks("2026-12-02T10:00").lookAgain()).contains(Danish.time("2026-12-06T00:00"));
        assertThat(hub.looks("2026-12-06T00:00").close()).hasSize(2);
    }

    @Test
    void a_refusal_that_another_municipality_recorded_stops_nobody() {
        AHub hub = scene.hub(claimed(own()).with(aConsent().naming(HOUSING_SUPPORT).givenIn(SILKEBORG).answered(Consent.Answer.REFUSED)));
        hub.hears(ADMITTED);

        assertThat(hub.read("bostoette")).containsExactly("says ADMITTED, now ADMITTED");
    }

    private static List<String> keys(Plan plan) {
        return plan.open().stream().map(WorkItem::key).toList();
    }

    private static ACitizen own() {
        return served(aCitizen().recordedBy(AARHUS, "2026-10-01T10:00").livingIn(AARHUS));
    }

    private static ACitizen served(ACitizen citizen) {
        return citizen.withServiceAt(HOUSING_SUPPORT, "bostoette").withConsentFor(HOUSING_SUPPORT);
    }

    private static ACitizen claimed(ACitizen citizen) {
        return citizen.recordedBy(SILKEBORG, "2026-12-01T09:00").livingIn(SILKEBORG, Danish.since(LocalDate.of(2026, 12, 2)))
            .withServiceAt(HOUSING_SUPPORT, "silkeborg-bostoette").with(aConsent().naming(HOUSING_SUPPORT).givenIn(SILKEBORG));
    }
}
