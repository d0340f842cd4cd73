package dk.broen.adapters.history;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.aCitizen;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.staging.Store;
import dk.broen.domain.terms.Cpr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class MergedIdentitiesTest {
    private final Cpr one = aCitizen();
    private final Cpr two = aCitizen();
    private final Cpr three = aCitizen();
    private MergedIdentities identities;

    @BeforeEach
    void open(Store shared) {
        identities = new MergedIdentities(shared.database(), shared.keys());
    }

    @Test
    void a_number_that_was_never_merged_is_current() {
        assertThat(identities.current(one)).isEqualTo(one);
    }

    @Test
    void a_retired_number_leads_to_the_surviving_number_over_several_merges() {
        identities.merge(one, two, FRIDAY_NIGHT);
        identities.merge(two, three, FRIDAY_NIGHT);

        assertThat(identities.current(one)).isEqualTo(three);
        assertThat(identities.current(three)).isEqualTo(three);
    }

    @Test
    void a_merge_into_a_retired_number_is_a_merge_into_the_surviving_number() {
        identities.merge(one, two, FRIDAY_NIGHT);

        assertThat(identities.merge(three, one, FRIDAY_NIGHT)).isEqualTo(two);
        assertThat(identities.current(three)).isEqualTo(two);
    }

    @Test
    void a_merge_in_the_opposite_direction_makes_no_circle() {
        identities.merge(one, two, FRIDAY_NIGHT);
        identities.merge(three, one, FRIDAY_NIGHT);

        assertThat(identities.merge(two, one, FRIDAY_NIGHT)).isEqualTo(one);

        assertThat(identities.current(two)).isEqualTo(one);
        assertThat(identities.current(one)).isEqualTo(one);
        assertThat(identities.current(three)).isEqualTo(one);
    }
}
