package dk.broen.adapters.outbox;

import static dk.broen.adapters.staging.Given.AARHUS;
import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.MONDAY_MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.staging.Store;
import dk.broen.domain.notification.Channel;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class PausesTest {
    private static final Pauses.Scope OF_AARHUS = new Pauses.Scope.OfMunicipality(AARHUS);
    private static final Pauses.Scope OF_MAIL = new Pauses.Scope.OfChannel(Channel.MAIL);
    private Store store;
    private Pauses pauses;

    @BeforeEach
    void open(Store shared) {
        store = shared;
        store.database().jdbc().sql("delete from pause").update();
        pauses = new Pauses(store.database(), store.keys());
    }

    @Test
    void what_is_paused_is_held_back_until_the_pause_ends() {
        UUID ofAarhus = pauses.begin(OF_AARHUS, "an operator", "a wrong consent was recorded", FRIDAY_NIGHT).orElseThrow();
        pauses.begin(OF_MAIL, "an operator", "the relay moves", FRIDAY_NIGHT);
        assertThat(pauses.heldBack().municipalities()).containsExactly(AARHUS);
        assertThat(pauses.heldBack().channels()).containsExactly(Channel.MAIL);

        assertThat(pauses.end(ofAarhus, "an operator", "the consent is correct now", MONDAY_MORNING)).isTrue();

        assertThat(pauses.heldBack().municipalities()).isEmpty();
        assertThat(pauses.heldBack().channels()).containsExactly(Channel.MAIL);
        assertThat(pauses.end(ofAarhus, "an operator", "a second time", MONDAY_MORNING)).isFalse();
        assertThat(pauses.begin(OF_AARHUS, "an operator", "it is wrong again", MONDAY_MORNING)).isPresent();
    }

    @Test
    void who_paused_when_and_why_is_kept_also_after_the_end() {
        UUID id = pauses.begin(OF_MAIL, "an operator", "the relay moves", FRIDAY_NIGHT).orElseThrow();
        assertThat(pauses.open()).containsExactly(new Pauses.Open(id, OF_MAIL, "an operator", FRIDAY_NIGHT, "the relay moves"));

        pauses.end(id, "another operator", "the relay has moved", MONDAY_MORNING);

        assertThat(pauses.open()).isEmpty();
        assertThat(store.database().jdbc().sql("select begun_by || ', ' || ended_by from pause where id = :id").param("id", id)
            .query(String.class).single()).isEqualTo("an operator, another operator");
    }

    @Test
    void what_is_paused_cannot_be_paused_again() {
        pauses.begin(OF_AARHUS, "an operator", "a wrong consent was recorded", FRIDAY_NIGHT);

        assertThat(pauses.begin(OF_AARHUS, "another operator", "the same", FRIDAY_NIGHT)).isEmpty();
    }

    @Test
    void a_pause_without_author_or_reason_is_refused() {
        assertThatThrownBy(() -> pauses.begin(OF_AARHUS, "an operator", " ", FRIDAY_NIGHT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pauses.begin(OF_AARHUS, "", "a reason", FRIDAY_NIGHT)).isInstanceOf(IllegalArgumentException.class);
    }
}
