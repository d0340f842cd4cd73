package dk.broen.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void of_an_odd_number_of_values_it_is_the_one_in_the_middle() {
        assertThat(Median.of(List.of(9.0, 1.0, 4.0))).isEqualTo(4);
    }

    @Test
    void of_an_even_number_of_values_it_is_the_mean_of_the_two_in_the_middle() {
        assertThat(Median.of(List.of(9.0, 1.0, 4.0, 5.0))).isEqualTo(4.5);
    }

    @Test
    void without_a_value_there_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> Median.of(List.of()));
    }
}
