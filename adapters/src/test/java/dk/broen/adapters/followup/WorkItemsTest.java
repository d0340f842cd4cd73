package dk.broen.adapters.followup;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.anOccasion;
import static dk.broen.adapters.staging.Given.explained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.followup.StoredWorkItem.Standing;
import dk.broen.adapters.followup.WorkItemSteps.What;
import dk.broen.adapters.followup.WorkItems.Handed;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.followup.Addressee;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class WorkItemsTest {
    private static final WorkItem REVIEW = new WorkItem(WorkItem.Kind.REVIEW_CONSENTS, "two identities were merged");
    private final Cpr citizen = aCitizen();
    private Store store;
    private WorkItems workItems;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        workItems = shared.workItems();
    }

    @Test
    void a_work_item_is_open_until_a_human_closes_it_with_a_reason() {
        OccasionId occasion = anOccasion(store, citizen);
        UUID id = workItems.open(occasion, Optional.of(citizen), REVIEW, FRIDAY_NIGHT);
        assertThat(workItems.list()).anySatisfy(open -> {
            assertThat(open.id()).isEqualTo(id);
            assertThat(open.item()).isEqualTo(REVIEW);
            assertThat(open.owner()).isEqualTo(WorkItem.Owner.MUNICIPALITY);
            assertThat(open.occasionReference()).isPresent();
        });

        assertThat(workItems.close(id, "vagten", "ringet op", MONDAY_MORNING)).isTrue();

        assertThat(workItems.close(id, "vagten", "ringet op", MONDAY_MORNING)).isFalse();
        assertThat(workItems.list()).noneMatch(open -> open.id().equals(id));
        assertThat(workItems.of(citizen)).isEqualTo(Map.of(REVIEW.key(), WorkItem.State.DONE));
        assertThat(explained(store, citizen, occasion).workItems())
            .extracting(Explanation.ExplainedWorkItem::closedAt).containsExactly(Optional.of(MONDAY_MORNING));
    }

    @Test
    void the_hub_looks_at_the_citizen_when_a_human_has_closed_a_work_item() {
        UUID id = workItems.open(anOccasion(store, citizen), Optional.of(citizen), REVIEW, FRIDAY_NIGHT);

        workItems.close(id, "vagten", "samtykker gennemgået", MONDAY_MORNING);

        assertThat(store.database().jdbc().sql("""
                select count(*) from occasion o join scheduled_tasks t on t.task_name = 'look' and t.task_instance = o.id::text
                where o.kind = 'DECIDED' and o.citizen_key = :citizen""")
            .param("citizen", store.keys().index().keyOf(citizen)).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void a_work_item_can_belong_to_no_occasion_and_no_citizen() {
        UUID id = workItems.open(new WorkItem(WorkItem.Kind.CONTENT_CONFLICT, "7KQ4MX repeats an id"), FRIDAY_NIGHT);

        assertThat(workItems.list()).filteredOn(open -> open.id().equals(id)).extracting(StoredWorkItem::occasionReference)
            .containsExactly(Optional.empty());
        assertThat(workItems.close(id, "vagten", "ringet op", MONDAY_MORNING)).isTrue();
    }

    @Test
    void a_work_item_is_found_by_each_condition_and_page_by_page() {
        HospitalId hospital = new HospitalId("hospital-" + citizen.digits());
        StoredWorkItem first = stored(opened(new WorkItem(WorkItem.Kind.ASK_FOR_CONSENT, "missing").to(hospital), FRIDAY_NIGHT));
        StoredWorkItem second = stored(opened(WorkItem.about(WorkItem.Kind.STALE_STAY, "1", "silent").to(hospital), MONDAY_MORNING));
        Optional<Set<Addressee>> wards = Optional.of(Set.of(new Addressee.Ward(hospital)));

        assertThat(workItems.list(filter(wards, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), 10)))
            .containsExactly(first, second);
        assertThat(workItems.list(filter(wards, Optional.of(WorkItem.Kind.STALE_STAY), Set.of(), Optional.empty(), Optional.empty(), 10)))
            .containsExactly(second);
        assertThat(workItems.list(filter(wards, Optional.empty(), Set.of(), Optional.of(second.due()), Optional.empty(), 10)))
            .containsExactly(first);
        assertThat(workItems.list(filter(wards, Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), 1))).containsExactly(first);
        assertThat(workItems.list(filter(wards, Optional.empty(), Set.of(), Optional.empty(), Optional.of(first.reference()), 1)))
            .containsExactly(second);
        assertThat(
            workItems.list(filter(wards, Optional.empty(), Set.of(Standing.TAKEN, Standing.DONE), Optional.empty(), Optional.empty(), 1)))
            .isEmpty();
        assertThat(workItems.list(WorkItemFilter.of(first.reference(), wards))).containsExactly(first);
        assertThat(first.item().addressee()).contains(new Addressee.Ward(hospital));
    }

    @Test
    void a_work_item_of_others_is_not_found_by_whatever_condition() {
        StoredWorkItem item = stored(opened(REVIEW.to(new MunicipalityCode("0751")), FRIDAY_NIGHT));
        for (Addressee other : List.of(new Addressee.OneMunicipality(new MunicipalityCode("0461")),
            new Addressee.Ward(new HospitalId("0751")))) {
            Optional<Set<Addressee>> audience = Optional.of(Set.of(other));
            assertThat(workItems.list(WorkItemFilter.of(item.reference(), audience))).isEmpty();
            assertThat(workItems.list(filter(audience, Optional.empty(), Set.of(), Optional.empty(), Optional.of(item.reference()), 10)))
                .isEmpty();
        }
        assertThat(workItems.list(WorkItemFilter.of(item.reference(),
            Optional.of(Set.of(new Addressee.OneMunicipality(new MunicipalityCode("0751"))))))).containsExactly(item);
        assertThat(workItems.list(WorkItemFilter.of(item.reference(), Optional.of(Set.of())))).isEmpty();
    }

    @Test
    void a_taken_item_is_still_open_for_the_planner_and_is_given_back_by_whoever_took_it() {
        UUID id = opened(REVIEW, FRIDAY_NIGHT);

        assertThat(workItems.take(id, "vagten", MONDAY_MORNING)).isEqualTo(Handed.DONE);
        assertThat(workItems.take(id, "vagten", MONDAY_MORNING)).as("again").isEqualTo(Handed.DONE);
        assertThat(workItems.take(id, "natholdet", MONDAY_MORNING)).isEqualTo(Handed.TAKEN_BY_ANOTHER);
        assertThat(stored(id).standing()).isEqualTo(Standing.TAKEN);
        assertThat(workItems.of(citizen)).containsEntry(REVIEW.key(), WorkItem.State.OPEN);
        assertThat(workItems.giveBack(id, "natholdet", false, MONDAY_MORNING)).isEqualTo(Handed.TAKEN_BY_ANOTHER);
        assertThat(workItems.giveBack(id, "operatoer", true, MONDAY_MORNING)).isEqualTo(Handed.DONE);
        assertThat(workItems.giveBack(id, "vagten", false, MONDAY_MORNING)).as("is not taken").isEqualTo(Handed.DONE);

        assertThat(stored(id).standing()).isEqualTo(Standing.OPEN);
        assertThat(workItems.steps(id)).extracting(WorkItemSteps.Step::what, WorkItemSteps.Step::by)
            .containsExactly(tuple(What.TAKEN, "vagten"), tuple(What.GIVEN_BACK, "operatoer"));
        workItems.close(id, "vagten", "gennemgået", MONDAY_MORNING);
        assertThat(workItems.take(id, "vagten", MONDAY_MORNING)).isEqualTo(Handed.CLOSED);
    }

    @Test
    void an_item_is_found_overdue_once_and_counted_as_long_as_it_is_open() {
        OverdueWorkItems overdue = new OverdueWorkItems(store.database(), store.keys());
        UUID id = opened(REVIEW, FRIDAY_NIGHT);
        Instant late = stored(id).due().plusSeconds(1);

        assertThat(found(overdue, stored(id).due())).doesNotContain(id);
        assertThat(found(overdue, late)).contains(id);
        assertThat(found(overdue, late)).doesNotContain(id);
        assertThat(overdue.counts(late).get(WorkItem.Kind.REVIEW_CONSENTS).overdue()).isPositive();
        assertThat(stored(id).overdue(late)).isTrue();
        assertThat(workItems.steps(id)).extracting(WorkItemSteps.Step::what).containsExactly(What.OVERDUE);
        long before = overdue.counts(late).get(WorkItem.Kind.REVIEW_CONSENTS).overdue();
        workItems.close(id, "vagten", "gennemgået", MONDAY_MORNING);
        assertThat(overdue.counts(late).getOrDefault(WorkItem.Kind.REVIEW_CONSENTS, new OverdueWorkItems.Count(0, 0)).overdue())
            .isEqualTo(before - 1);
        assertThat(stored(id).overdue(late)).isFalse();
    }

    @Test
    void a_denied_item_is_closed_with_its_answer() {
        WorkItem visit = WorkItem.about(WorkItem.Kind.VISIT_OF_ANOTHER_CITIZEN, "1", "came with another number");
        UUID id = opened(visit, FRIDAY_NIGHT);

        workItems.answered(id, new Answer.OtherCitizen(), "{}", "vagten", "sygehuset siger det", MONDAY_MORNING);

        assertThat(workItems.of(citizen)).containsEntry(visit.key(), WorkItem.State.DENIED);
        assertThat(stored(id).closed()).contains(
            new StoredWorkItem.Closed("vagten", MONDAY_MORNING, "sygehuset siger det", Optional.of(Answer.Code.OTHER_CITIZEN)));
        assertThat(workItems.answerOf(id)).isEqualTo("{}");
    }

    private UUID opened(WorkItem item, Instant at) {
        return workItems.open(anOccasion(store, citizen), Optional.of(citizen), item, at);
    }

    private StoredWorkItem stored(UUID id) {
        return workItems.locked(id);
    }

    private static List<UUID> found(OverdueWorkItems overdue, Instant now) {
        return overdue.found(now, 1000).stream().map(OverdueWorkItems.Overdue::id).toList();
    }

    private static WorkItemFilter filter(Optional<Set<Addressee>> audience, Optional<WorkItem.Kind> kind, Set<Standing> standings,
        Optional<Instant> dueBefore, Optional<String> after, int limit) {
        return new WorkItemFilter(audience, kind, Optional.empty(), standings, dueBefore, Optional.empty(), after, limit);
    }

    @Test
    void a_work_item_is_not_closed_without_author_and_reason() {
        UUID id = workItems.open(anOccasion(store, citizen), Optional.of(citizen), REVIEW, FRIDAY_NIGHT);

        assertThatThrownBy(() -> workItems.close(id, "vagten", " ", MONDAY_MORNING)).isInstanceOf(IllegalArgumentException.class);
        assertThat(workItems.of(citizen)).isEqualTo(Map.of(REVIEW.key(), WorkItem.State.OPEN));
    }
}
