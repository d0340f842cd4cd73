package dk.broen.adapters.occasions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.notice.PointerFilter;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    /** Without the filter, about 70 of so many random texts would be six digits, and about 20 would contain "CPR". */
    private static final int DRAWS = 100_000;

    @Test
    void every_reference_is_allowed_in_a_pointer_and_has_no_vowel() {
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
