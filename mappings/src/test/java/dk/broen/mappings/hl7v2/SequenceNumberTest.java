package dk.broen.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MSH-13 and MSA-4 by HL7 v2.5.1 §2.10.1. */
class SequenceNumberTest {
    @ParameterizedTest(name = "{0} after {1}: MSA-4 {2}")
    @CsvSource(nullValues = "-", value = {
        // sent, last accepted, MSA-4, gap, counts
        "5,  4, 5,  false, true",
        "4,  4, 5,  false, true",
        "2,  4, 5,  false, true",
        "6,  4, 5,  true,  true",
        "9,  -, 9,  false, true",
        "0,  4, 5,  false, false",
        "0,  -, -1, false, false",
        "-1, 4, -1, false, false",
    })
    void a_number_is_answered_with_what_is_expected(String sent, Long last, String expected, boolean gap, boolean counts) {
        SequenceNumber number = SequenceNumber.of(sent, Optional.ofNullable(last)).orElseThrow();

        assertThat(number.expected()).isEqualTo(expected);
        assertThat(number.leavesAGap()).isEqualTo(gap);
        assertThat(number.counts()).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-2", "1.5", "A", "9999999999999999"})
    void anything_else_is_no_sequence_number(String sent) {
        assertThat(SequenceNumber.of(sent, Optional.empty())).isEmpty();
    }
}
