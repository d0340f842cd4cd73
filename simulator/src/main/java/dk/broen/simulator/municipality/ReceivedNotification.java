package dk.broen.simulator.municipality;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A message as the case system received it.
 *
 * @param order the number of the message in this consumer, starting with 1
 * @param address the queue
 * @param body the data of a CloudEvent, else the message itself; a text node when the message is not JSON
 * @param properties all application properties as text, including the broker's duplicate id ({@code _AMQ_DUPL_ID})
 * @param redelivered JMSRedelivered: the broker may have delivered the message before
 */
public record ReceivedNotification(int order, String address, JsonNode body, Map<String, String> properties, boolean redelivered) {

    public ReceivedNotification {
        properties = Map.copyOf(properties);
    }

    /** Contains order and queue only: a failing test prints this text, so it must not contain citizen data. */
    @Override
    public String toString() {
        return "ReceivedNotification[" + order + " on " + address + "]";
    }
}
