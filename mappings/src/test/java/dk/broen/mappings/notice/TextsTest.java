package dk.broen.mappings.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void a_placeholder_is_replaced_by_its_value() {
        assertThat(Texts.fill("Ny besked i Broen, ref {reference}. Log ind.", Map.of("reference", "7KQ4")))
            .isEqualTo("Ny besked i Broen, ref 7KQ4. Log ind.");
    }

    @Test
    void a_value_is_never_read_as_a_template() {
        assertThat(Texts.fill("{unit} {reference}", Map.of("unit", "{reference} $1 \\", "reference", "7KQ4")))
            .isEqualTo("{reference} $1 \\ 7KQ4");
    }

    @Test
    void a_placeholder_without_a_value_is_refused_by_its_name() {
        assertThatThrownBy(() -> Texts.fill("Ring {phone}", Map.of("unit", "Bostøtte Nord")))
            .isInstanceOf(IllegalArgumentException.class).hasMessage("no value for {phone}");
    }

    @Test
    void a_text_is_found_by_its_dotted_key() {
        Texts texts = new Texts(Map.of("withheld.CONSENT_MISSING", "Samtykke mangler."));
        assertThat(texts.text("withheld.CONSENT_MISSING")).contains("Samtykke mangler.");
        assertThat(texts.text("withheld.OTHER")).isEmpty();
    }

    @Test
    void a_template_names_its_placeholders() {
        assertThat(Texts.placeholders("{unit}: ref {reference}, {unit}")).containsExactly("reference", "unit");
    }
}
