package dk.broen.mappings.notice;

import dk.broen.domain.municipality.QueueFormat;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A notice as a CloudEvent 1.0 for the queue of a unit, in structured or binary mode of the AMQP binding. The same notice gives the same
 * event: a repeated attempt has the same id, time and content. The attributes contain no citizen data, because in binary mode the broker
 * shows them.
 */
public final class NotificationEvent {
    /** The type of the event. Another version of the schema has another type. */
    public static final String TYPE = "dk.broen.notification.v" + NotificationDocument.VERSION;
    /** The {@code $id} of {@code config/schemas/notification.v1.schema.json}. */
    public static final URI SCHEMA =
        URI.create("https://broen.example/schemas/notification.v" + NotificationDocument.VERSION + ".schema.json");
    /** The extension attribute that names the earlier notice which this one corrects, cancels, ends or reminds of. */
    public static final String CORRELATES = "correlates";
    private static final String JSON = "application/json";
    /**
     * The binding permits {@code cloudEvents:} and {@code cloudEvents_}; JMS clients can neither write nor select by a name with a colon
     * (CloudEvents AMQP binding 1.0.2 §3.1.3.1).
     */
    private static final String PREFIX = "cloudEvents_";

    private final NotificationDocument document;
    private final URI source;

    /** @param source identifies the hub, so that ids of two hubs are never taken for the same */
    public NotificationEvent(Texts texts, URI source) {
        this.document = new NotificationDocument(texts);
        this.source = source;
    }

    /**
     * An event as it goes to a queue.
     *
     * @param attributes the properties of the message; empty in structured mode
     */
    public record Message(String contentType, Map<String, String> attributes, byte[] body) {
        @Override
        public String toString() {
            return "Message[" + contentType + "]";
        }
    }

    /** @param at when the notice was due first */
    public Message write(NoticeFacts facts, Correlation correlation, Instant at, QueueFormat format) {
        CloudEvent event = event(facts, correlation, at);
        return switch (format) {
            case CLOUDEVENTS -> new Message(JsonFormat.CONTENT_TYPE, Map.of(), new JsonFormat().serialize(event));
            case CLOUDEVENTS_BINARY -> new Message(JSON, attributes(event), Objects.requireNonNull(event.getData()).toBytes());
        };
    }

    private CloudEvent event(NoticeFacts facts, Correlation correlation, Instant at) {
        CloudEventBuilder event = CloudEventBuilder.v1().withId(facts.id().toString()).withSource(source).withType(TYPE)
            .withTime(at.atOffset(ZoneOffset.UTC)).withDataSchema(SCHEMA)
            .withData(JSON, document.render(facts, correlation).getBytes(StandardCharsets.UTF_8));
        correlation.subject().ifPresent(event::withSubject);
        correlation.correlates().ifPresent(earlier -> event.withExtension(CORRELATES, earlier.toString()));
        return event.build();
    }

    /** The content type of the message stands for {@code datacontenttype}. */
    private static Map<String, String> attributes(CloudEvent event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        event.getAttributeNames().stream().filter(name -> !name.equals("datacontenttype"))
            .forEach(name -> attributes.put(PREFIX + name, String.valueOf(event.getAttribute(name))));
        event.getExtensionNames().forEach(name -> attributes.put(PREFIX + name, String.valueOf(event.getExtension(name))));
        return attributes;
    }
}
