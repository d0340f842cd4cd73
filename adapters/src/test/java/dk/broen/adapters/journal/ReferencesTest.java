package dk.broen.adapters.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.notice.PointerFilter;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    /** Six digits come by chance about 70 times in so many draws, "CPR" about 20 times. */
    private static final int DRAWS = 100_000;

    @Test
    void whatever_is_drawn_can_stand_in_a_pointer_and_spells_no_word() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < DRAWS; i++) {
            String reference = References.draw();
            drawn.add(reference);
            assertThat(PointerFilter.saysNothing(reference)).as(reference).isTrue();
            assertThat(reference).matches("[2-9B-DF-HJKMNP-TV-XZ]{6}");
        }
        assertThat(drawn).hasSizeGreaterThan(DRAWS - 100);
    }
}
