package dk.broen.domain.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CprTest {
    @ParameterizedTest
    @ValueSource(strings = {"2509479989", "2103009996"})
    void a_number_without_a_valid_check_digit_is_accepted(String digits) {
        assertThat(Cpr.read(digits)).hasValueSatisfying(cpr -> assertThat(cpr.hasCheckDigit()).isFalse());
    }

    @Test
    void a_valid_check_digit_is_recognised() {
        assertThat(new Cpr("0707614285").hasCheckDigit()).isTrue();
    }

    @Test
    void a_number_is_read_with_and_without_its_hyphen() {
        assertThat(Cpr.read(" 250947-9989 ")).isEqualTo(Cpr.read("2509479989")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "250947998", "25094799890", "250947 9989", "25094-79989", "250947-998A", "٢٥٠٩٤٧٩٩٨٩"})
    void a_text_that_is_not_ten_digits_is_not_a_number(String text) {
        assertThat(Cpr.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3102009996", "0013009996", "2113009996", "0000000000", "3002001234"})
    void an_impossible_date_of_birth_is_not_a_number(String text) {
        assertThat(Cpr.read(text)).isEqualTo(Optional.empty());
    }

    /** 29 February shows the century: 1900 was not a leap year, 2000 was. 1936 and 2036 are both leap years. */
    @ParameterizedTest
    @CsvSource({
        "the last century by the seventh digit,          2902000000, false",
        "the last century up to three,                   2902003999, false",
        "this century by a four in a low year,           2902004999, true",
        "this century by a nine in a low year,           2902009999, true",
        "this century by a five in a low year,           2902005999, true",
        "this century by an eight in a low year,         2902008999, true",
        "the century before last by a five and a high year, 2902605999, true",
        "no leap year in the century before last,        2902585999, false"})
    void the_seventh_digit_decides_the_century(String why, String digits, boolean possible) {
        assertThat(Cpr.read(digits).isPresent()).as(why).isEqualTo(possible);
    }

    @Test
    void the_number_is_masked_in_every_text() {
        Cpr cpr = new Cpr("2509479989");

        assertThat(cpr.toString()).isEqualTo("CPR ******-****");
        assertThat(Optional.of(cpr).toString()).doesNotContain("2509", "9989", "479");
    }

    @ParameterizedTest
    @ValueSource(strings = {"250947998", "3102009996"})
    void a_refusal_never_repeats_the_value(String text) {
        assertThatThrownBy(() -> new Cpr(text)).isInstanceOf(IllegalArgumentException.class)
            .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(text));
    }
}
