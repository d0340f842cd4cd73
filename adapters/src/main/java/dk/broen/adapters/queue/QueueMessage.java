package dk.broen.adapters.queue;

import java.util.Map;
import java.util.UUID;

/**
 * A message to a queue.
 *
 * @param id the broker drops a second message with the same id
 */
public record QueueMessage(UUID id, String address, Body body) {
    /** What a message consists of besides its id. */
    public sealed interface Body {
        /** A text without a content type. */
        record Text(String text) implements Body {}

        /**
         * Bytes with a content type. With AMQP 1.0, the content type is a property of the message, the properties are application
         * properties, and the bytes are its data section.
         *
         * @param properties names that are Java identifiers, because JMS permits no others; anybody who may look at the broker sees them
         */
        record Typed(String contentType, Map<String, String> properties, byte[] bytes) implements Body {
            public Typed {
                properties = Map.copyOf(properties);
            }

            @Override
            public String toString() {
                return "Typed[" + contentType + "]";
            }
        }
    }

    @Override
    public String toString() {
        return "QueueMessage[" + id + "]";
    }
}
