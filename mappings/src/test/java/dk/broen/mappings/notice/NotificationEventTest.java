package dk.broen.mappings.notice;

import static dk.broen.domain.terms.UnitFunction.HOUSING_SUPPORT;
import static dk.broen.mappings.notice.SomeFacts.saying;
import static dk.broen.mappings.notice.SomeFacts.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.domain.municipality.QueueFormat;
import dk.broen.domain.terms.EventType;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Notices as CloudEvents, read again with the SDK of CloudEvents. */
class NotificationEventTest {
    private static final Instant AT = Instant.parse("2027-01-16T21:00:30Z");
    private final NotificationEvent events = new NotificationEvent(ConfigFiles.texts(), URI.create("urn:broen:midt"));
    private final SomeFacts correction =
        to(HOUSING_SUPPORT).takingBack(saying(EventType.ADMITTED)).saying(saying(EventType.DISCHARGED)).correcting("5QX2");

    @Test
    void in_structured_mode_any_reader_of_the_format_gets_the_attributes_and_the_notice() throws IOException {
        NotificationEvent.Message message = written(correction, QueueFormat.CLOUDEVENTS);

        assertThat(message.attributes()).isEmpty();
        EventFormat format = Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(message.contentType()));
        CloudEvent event = format.deserialize(message.body());
        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo("6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e");
        assertThat(event.getSource()).isEqualTo(URI.create("urn:broen:midt"));
        assertThat(event.getType()).isEqualTo("dk.broen.notification.v1");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2027-01-16T21:00:30Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema()).isEqualTo(URI.create("https://broen.example/schemas/notification.v1.schema.json"));
        assertThat(event.getSubject()).isEqualTo("S1");
        assertThat(event.getExtension("correlates")).isEqualTo(SomeFacts.EARLIER.toString());
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(Objects.requireNonNull(event.getData()).toBytes())).isEqualTo(
            json.readTree(new NotificationDocument(ConfigFiles.texts()).render(correction.facts(), correction.correlation())));
    }

    @Test
    void in_binary_mode_the_attributes_are_properties_and_name_nobody() {
        NotificationEvent.Message message = written(correction, QueueFormat.CLOUDEVENTS_BINARY);

        assertThat(message.contentType()).isEqualTo("application/json");
        assertThat(message.attributes()).containsExactlyInAnyOrderEntriesOf(Map.of("cloudEvents_specversion", "1.0", "cloudEvents_id",
            "6f1c1f52-3c1d-4f0a-9d1e-0a4f4b1c2d3e", "cloudEvents_source", "urn:broen:midt", "cloudEvents_type", "dk.broen.notification.v1",
            "cloudEvents_time", "2027-01-16T21:00:30Z", "cloudEvents_dataschema",
            "https://broen.example/schemas/notification.v1.schema.json",
            "cloudEvents_subject", "S1", "cloudEvents_correlates", SomeFacts.EARLIER.toString()));
        assertThat(message.body()).asString().startsWith("{\"version\":1,");
    }

    @Test
    void news_correlates_with_no_earlier_notice() {
        assertThat(written(to(HOUSING_SUPPORT).saying(saying(EventType.ADMITTED)), QueueFormat.CLOUDEVENTS_BINARY).attributes())
            .doesNotContainKey("cloudEvents_correlates");
    }

    @Test
    void the_schema_that_an_event_names_is_the_published_one() {
        assertThat(ConfigFiles.schema("notification.v1.schema.json").getId()).isEqualTo(NotificationEvent.SCHEMA.toString());
    }

    private NotificationEvent.Message written(SomeFacts facts, QueueFormat format) {
        return events.write(facts.facts(), facts.correlation(), AT, format);
    }
}
