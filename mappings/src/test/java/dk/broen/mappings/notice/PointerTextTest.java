package dk.broen.mappings.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTextTest {
    @Test
    void the_shipped_pointer_is_static_text_and_the_reference() {
        assertThat(new PointerText(ConfigFiles.texts()).render("7KQ4")).isEqualTo("Ny besked i Broen, ref 7KQ4. Log ind.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ny besked i Broen. Log ind.", "Ny besked, ref {reference} \u2603", "Ny besked, ref {reference}, {citizen}"})
    void a_text_that_cannot_be_a_pointer_is_refused_at_start(String template) {
        assertThatThrownBy(() -> new PointerText(new Texts(Map.of("sms.pointer", template)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_longer_than_one_part_is_refused_at_start() {
        String fits = "{reference}" + "å".repeat(148);
        assertThat(new PointerText(new Texts(Map.of("sms.pointer", fits))).render("W".repeat(12))).hasSize(160);
        assertThatThrownBy(() -> new PointerText(new Texts(Map.of("sms.pointer", fits + "å"))))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void danish_letters_take_one_septet_brackets_two_and_other_characters_are_not_in_the_alphabet() {
        assertThat(Gsm7.septets("æøåÆØÅ")).hasValue(6);
        assertThat(Gsm7.septets("[]{}~^|\\€")).hasValue(18);
        assertThat(Gsm7.septets("abc\n")).hasValue(4);
        assertThat(Gsm7.septets("“abc”")).isEmpty();
    }

    @Test
    void a_text_is_encoded_as_one_septet_in_each_byte() {
        assertThat(Gsm7.encoded("@Øå Æ!az")).containsExactly(0x00, 0x0B, 0x0F, 0x20, 0x1C, 0x21, 0x61, 0x7A);
        assertThat(Gsm7.encoded("[€")).containsExactly(0x1B, 0x3C, 0x1B, 0x65);
        assertThatThrownBy(() -> Gsm7.encoded("“")).isInstanceOf(IllegalArgumentException.class);
    }
}
