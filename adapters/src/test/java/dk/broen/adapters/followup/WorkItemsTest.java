package dk.broen.adapters.followup;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.anOccasion;
import static dk.broen.adapters.staging.Given.explained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.util.Map;
import java.util.Optional;
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

        assertThat(workItems.list()).filteredOn(open -> open.id().equals(id)).extracting(OpenWorkItem::occasionReference)
            .containsExactly(Optional.empty());
        assertThat(workItems.close(id, "vagten", "ringet op", MONDAY_MORNING)).isTrue();
    }

    @Test
    void a_work_item_is_not_closed_without_author_and_reason() {
        UUID id = workItems.open(anOccasion(store, citizen), Optional.of(citizen), REVIEW, FRIDAY_NIGHT);

        assertThatThrownBy(() -> workItems.close(id, "vagten", " ", MONDAY_MORNING)).isInstanceOf(IllegalArgumentException.class);
        assertThat(workItems.of(citizen)).isEqualTo(Map.of(REVIEW.key(), WorkItem.State.OPEN));
    }
}
