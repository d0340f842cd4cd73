package dk.broen.mappings.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HospitalAcknowledgementTest {
    @ParameterizedTest
    @CsvSource({"AA, true", "CA, true", "AE, false", "AR, false", "CE, false", "CR, false"})
    void the_code_says_whether_the_hospital_has_taken_the_message(String code, boolean taken) {
        assertThat(HospitalAcknowledgement.read(frame("MSH|^~\\&|EPJ|AUH|||||ACK|1|P|2.5.1\rMSA|" + code + "|7KQ4MX|text\r")))
            .hasValueSatisfying(read -> {
                assertThat(read.about()).isEqualTo("7KQ4MX");
                assertThat(read.positive()).isEqualTo(taken);
            });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MSH|^~\\&|\r", "MSH|^~\\&|\rMSA||7KQ4MX\r", "MSH|^~\\&|\rMSA|OK|7KQ4MX\r", "HTTP/1.1 400 Bad Request"})
    void anything_else_is_no_acknowledgement(String text) {
        assertThat(HospitalAcknowledgement.read(frame(text))).isEmpty();
    }

    @Test
    void other_delimiters_are_those_of_the_acknowledgement() {
        assertThat(HospitalAcknowledgement.read(frame("MSH#^~\\&#EPJ\rMSA#AA#7KQ4MX\r")))
            .contains(new HospitalAcknowledgement("7KQ4MX", "AA"));
    }

    private static byte[] frame(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
