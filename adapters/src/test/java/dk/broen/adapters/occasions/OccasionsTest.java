package dk.broen.adapters.occasions;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.aCitizen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.staging.Store;
import dk.broen.domain.planning.OccasionKind;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class OccasionsTest {
    private final Cpr citizen = aCitizen();
    private Occasions occasions;
    private Citizens citizens;

    @BeforeEach
    void open(Store store) {
        occasions = new Occasions(store.database(), store.keys());
        citizens = new Citizens(store.database(), store.keys());
    }

    @Test
    void an_occasion_is_found_with_its_citizen() {
        OpenedOccasion opened = occasions.open(OccasionKind.RECORDED, Optional.of(citizen), FRIDAY_NIGHT);

        assertThat(occasions.find(opened.id()))
            .contains(new OccasionRow(opened.id(), opened.reference(), OccasionKind.RECORDED, Optional.of(citizen), FRIDAY_NIGHT));
        assertThat(occasions.find(new OccasionId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void an_occasion_can_concern_no_citizen() {
        OpenedOccasion opened = occasions.open(OccasionKind.SAID, Optional.empty(), FRIDAY_NIGHT);

        assertThat(occasions.find(opened.id()).orElseThrow().citizen()).isEmpty();
    }

    @Test
    void a_reference_that_is_already_used_is_drawn_again() {
        OpenedOccasion first = occasions.open(OccasionKind.DUE, Optional.of(citizen), FRIDAY_NIGHT);

        assertThat(occasions.open(List.of(
            new NewOccasion(new OccasionId(UUID.randomUUID()), OccasionKind.DUE, first.reference(), Optional.of(citizen), FRIDAY_NIGHT)))
            .get(0).reference())
            .isNotEqualTo(first.reference());
    }

    @Test
    void the_configurations_that_came_into_force_last_are_those_of_this_hub_and_of_the_last_start(Store store) {
        store.database().jdbc().sql("delete from configuration").update();
        Configurations configurations = new Configurations(store.database());
        assertThat(configurations.last("hub-1")).isEmpty();
        configurations.record("hub-1", "old", FRIDAY_NIGHT);
        configurations.record("hub-2", "old", FRIDAY_NIGHT);
        configurations.record("hub-1", "new", FRIDAY_NIGHT.plusSeconds(1));

        assertThat(configurations.last("hub-1")).containsExactly("new");
        assertThat(configurations.last("hub-2")).containsExactlyInAnyOrder("new", "old");
        assertThat(configurations.last("hub-3")).containsExactly("new");
    }

    @Test
    void a_citizen_who_was_seen_is_found_by_key() {
        citizens.seen(citizen);
        citizens.seen(citizen);

        assertThat(citizens.of(citizens.keyOf(citizen))).isEqualTo(citizen);
        Cpr never = aCitizen();
        assertThatThrownBy(() -> citizens.of(citizens.keyOf(never))).isInstanceOf(IllegalArgumentException.class);
    }
}
