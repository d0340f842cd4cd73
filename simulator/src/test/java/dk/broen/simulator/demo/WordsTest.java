package dk.broen.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.simulator.hub.Checkout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void every_withheld_reason_in_the_schema_of_the_texts_has_words() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Checkout.here().config().resolve("schemas/texts.schema.json").toFile());
        List<String> reasons = new ArrayList<>();
        schema.at("/properties/withheld/properties").fieldNames().forEachRemaining(reasons::add);

        assertThat(reasons).isNotEmpty().allSatisfy(reason -> assertThat(Words.ofReason(reason)).isNotBlank());
    }

    @Test
    void an_unknown_reason_is_refused() {
        assertThatThrownBy(() -> Words.ofReason("CONSENT_TOO_OLD")).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("\"CONSENT_TOO_OLD\"");
    }
}
