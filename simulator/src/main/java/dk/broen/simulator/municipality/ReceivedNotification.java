package dk.broen.simulator.municipality;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One message as the case system got it.
 *
 * @param order 1 for the first that this consumer got
 * @param address the queue
 * @param body a text node when the message was no JSON
 * @param properties all application properties as text, the broker's duplicate id ({@code _AMQ_DUPL_ID}) among them
 * @param redelivered whether the broker says it may have been delivered before
 */
public record ReceivedNotification(int order, String address, JsonNode body, Map<String, String> properties, boolean redelivered) {

    public ReceivedNotification {
        properties = Map.copyOf(properties);
    }

    /** Without what it says of a citizen: this is what a failing test prints. */
    @Override
    public String toString() {
        return "ReceivedNotification[" + order + " on " + address + "]";
    }
}
