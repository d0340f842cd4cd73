package dk.broen.mappings.medcom.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.mappings.medcom.MedComFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementReaderTest {
    private static final String FOUND_BY_THE_FUZZ_TEST =
        "/dk/broen/mappings/medcom/FhirFuzzTestInputs/every_body_is_read_or_refused/resource-without-a-value.json.bin";
    private final AcknowledgementReader reader = new AcknowledgementReader();

    @ParameterizedTest
    @CsvSource({"ok, OK", "fatal-error, FATAL_ERROR", "transient-error, TRANSIENT_ERROR"})
    void the_code_and_the_message_that_it_is_about_are_read(String code, ReceivedAcknowledgement.Code read) {
        assertThat(read(message("acknowledgement-message", "{\"identifier\":\"42cb9200\",\"code\":\"" + code + "\"}")))
            .contains(new ReceivedAcknowledgement("42cb9200", read));
    }

    @Test
    void an_example_of_medcom_is_read() {
        assertThat(reader.read(MedComFiles.read("acknowledgement/Bundle-a8c041b8-c65a-4fde-a90f-962076918834.json")))
            .contains(new ReceivedAcknowledgement("42cb9200-f421-4d08-8391-7d51a2503cb4", ReceivedAcknowledgement.Code.OK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "{}", "[]", "{\"resourceType\":\"Bundle\"}", "<!DOCTYPE a [<!ENTITY x 'y'>]><Bundle/>",
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}]}"})
    void anything_else_is_no_acknowledgement(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void a_body_on_which_the_parser_fails_is_no_acknowledgement() throws IOException {
        try (InputStream found = getClass().getResourceAsStream(FOUND_BY_THE_FUZZ_TEST)) {
            assertThat(reader.read(found.readAllBytes())).isEmpty();
        }
    }

    @Test
    void another_event_or_a_missing_part_is_no_acknowledgement() {
        assertThat(read(message("hospital-notification-message", "{\"identifier\":\"42cb9200\",\"code\":\"ok\"}"))).isEmpty();
        assertThat(read(message("acknowledgement-message", "{\"code\":\"ok\"}"))).isEmpty();
        assertThat(read(message("acknowledgement-message", "{\"identifier\":\"42cb9200\"}"))).isEmpty();
    }

    @Test
    void what_only_the_parser_can_read_is_read() {
        assertThat(read(message("acknowledgement-message", "{'identifier':'42cb9200','code':'ok'}")))
            .contains(new ReceivedAcknowledgement("42cb9200", ReceivedAcknowledgement.Code.OK));
    }

    @Test
    void two_codes_are_no_acknowledgement() {
        assertThat(read(message("acknowledgement-message", "{'identifier':'42cb9200','code':'ok','_code':{'id':'a'}}"))).isPresent();
        assertThat(read(message("acknowledgement-message", "{'identifier':'42cb9200','code':'fatal-error','code':'ok'}"))).isEmpty();
    }

    private Optional<ReceivedAcknowledgement> read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String message(String event, String response) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":{\"resourceType\":\"MessageHeader\","
            + "\"eventCoding\":{\"code\":\"" + event + "\"},\"response\":" + response + "}}]}";
    }
}
