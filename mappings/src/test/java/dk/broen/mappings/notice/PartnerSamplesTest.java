package dk.broen.mappings.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples in docs/partners are notices of today. */
class PartnerSamplesTest {
    private static final Path SAMPLES = Path.of("../docs/partners/samples");
    private final JsonSchema schema = ConfigFiles.schemaOfToday("notification.v1.schema.json");
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"admitted", "cancelled"})
    void a_sample_in_structured_mode_is_an_event_with_a_valid_notice(String sample) throws IOException {
        CloudEvent event = event(sample);

        JsonNode notice = notice(event);
        assertThat(schema.validate(notice)).isEmpty();
        assertThat(event.getType()).isEqualTo(NotificationEvent.TYPE);
        assertThat(event.getDataSchema()).isEqualTo(NotificationEvent.SCHEMA);
        assertThat(event.getId()).isEqualTo(notice.path("id").asText());
    }

    @Test
    void the_cancellation_names_the_admission() throws IOException {
        CloudEvent admitted = event("admitted");
        CloudEvent cancelled = event("cancelled");

        assertThat(cancelled.getExtension(NotificationEvent.CORRELATES)).isEqualTo(admitted.getId());
        assertThat(cancelled.getSubject()).isEqualTo(admitted.getSubject());
        assertThat(notice(cancelled).at("/takesBack/0/notice").asText()).isEqualTo(admitted.getId());
        assertThat(notice(cancelled).at("/takesBack/0/matter")).isEqualTo(notice(admitted).at("/says/0/matter"));
    }

    @Test
    void in_binary_mode_the_notice_is_the_body() throws IOException {
        assertThat(json.readTree(Files.readAllBytes(SAMPLES.resolve("admitted-binary.json")))).isEqualTo(notice(event("admitted")));
    }

    private static CloudEvent event(String sample) throws IOException {
        return new JsonFormat().deserialize(Files.readAllBytes(SAMPLES.resolve(sample + ".json")));
    }

    private JsonNode notice(CloudEvent event) throws IOException {
        return json.readTree(Objects.requireNonNull(event.getData()).toBytes());
    }
}
