package dk.broen.mappings.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.NotificationId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmsFormTest {
    private static final NotificationId ID = new NotificationId(UUID.fromString("6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e"));
    private static final OutgoingSms SMS = new OutgoingSms("+4520000001", "Ny \"besked\" & ref 7KQ4ZT æ", ID);
    private static final SmsAccount ACCOUNT = new SmsAccount("token", "user", "pass", "Broen", "https://hub.example/sms/reports");

    @Test
    void the_values_of_a_json_body_are_escaped() {
        SmsRequest request = json("{\"to\": \"{number}\", \"msisdn\": {digits}, \"text\": \"{text}\", \"ref\": \"{reference}\"}")
            .write(SMS, ACCOUNT, Optional.empty());

        assertThat(request.body()).isEqualTo("{\"to\": \"+4520000001\", \"msisdn\": 4520000001, \"text\": \"Ny \\\"besked\\\" & ref "
            + "7KQ4ZT æ\", \"ref\": \"6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e\"}");
        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(request.toString()).doesNotContain("4520000001");
    }

    @Test
    void the_values_of_a_form_and_of_a_query_are_percent_encoded_and_follow_the_query_of_the_url() {
        SmsForm form = new SmsForm("PUT", Map.of("Authorization", "Basic {basic}"), SmsForm.Encoding.FORM, "to={number}",
            "Body={text}&Callback={reports-url}/{reference}", "");
        SmsRequest request = form.write(SMS, ACCOUNT, Optional.of("apikey=a%20b"));

        assertThat(request.query()).contains("apikey=a%20b&to=%2B4520000001");
        assertThat(request.body())
            .isEqualTo("Body=Ny+%22besked%22+%26+ref+7KQ4ZT+%C3%A6&Callback=https%3A%2F%2Fhub.example%2Fsms%2Freports/"
                + "6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e");
        assertThat(request.headers()).containsEntry("Authorization", "Basic dXNlcjpwYXNz");
        assertThat(request.method()).isEqualTo("PUT");
    }

    @Test
    void an_unknown_placeholder_is_a_fault_that_names_its_place_and_what_is_accepted() {
        assertThat(json("{\"to\": \"{phone}\"}").fault()).hasValueSatisfying(fault -> {
            assertThat(fault.key()).isEqualTo("body");
            assertThat(fault.message()).startsWith("{phone} is no placeholder here; use one of digits, number, password, reference");
        });
        assertThat(new SmsForm("POST", Map.of("X-Text", "{text}"), SmsForm.Encoding.FORM, "", "a=b", "").fault())
            .as("a header has no text").hasValueSatisfying(fault -> assertThat(fault.key()).isEqualTo("headers"));
        assertThat(new SmsForm("POST", Map.of(), SmsForm.Encoding.FORM, "to={nummer}", "a=b", "").fault())
            .hasValueSatisfying(fault -> assertThat(fault.key()).isEqualTo("query"));
    }

    @Test
    void a_body_that_is_not_json_and_a_place_that_is_no_pointer_are_faults() {
        assertThat(json("{\"to\": {number}").fault()).hasValueSatisfying(fault -> assertThat(fault.key()).isEqualTo("body"));
        assertThat(json("[\"{number}\"]").fault()).hasValueSatisfying(fault -> assertThat(fault.message()).contains("JSON object"));
        assertThat(new SmsForm("POST", Map.of(), SmsForm.Encoding.JSON, "", "{\"to\": \"{number}\"}", "id").fault())
            .hasValueSatisfying(fault -> assertThat(fault.key()).isEqualTo("idAt"));
        assertThat(json("{\"to\": \"{number}\", \"more\": {\"a\": 1}}").fault()).isEmpty();
    }

    @Test
    void the_id_of_the_gateway_is_read_where_the_form_says_and_nothing_strange_is_kept() {
        SmsForm form = new SmsForm("POST", Map.of(), SmsForm.Encoding.JSON, "", "{\"to\": \"{number}\"}", "/ids/0");
        assertThat(form.id(bytes("{\"ids\": [421332671, 4421332672]}"))).contains("421332671");
        assertThat(form.id(bytes("{\"ids\": []}"))).isEmpty();
        assertThat(form.id(bytes("{\"ids\": [\"a b\"]}"))).isEmpty();
        assertThat(form.id(bytes("{\"ids\": [\"" + "x".repeat(101) + "\"]}"))).isEmpty();
        assertThat(form.id(bytes("<html>"))).isEmpty();
    }

    private static SmsForm json(String body) {
        return new SmsForm("POST", Map.of("Authorization", "Bearer {token}"), SmsForm.Encoding.JSON, "", body, "/id");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
