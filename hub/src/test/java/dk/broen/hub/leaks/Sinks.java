package dk.broen.hub.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.hub.HubClient;

/**
 * Reads what a running hub shows on its management port. Each sink must contain a known word, because a sink that was not read has no leak
 * either.
 */
public final class Sinks {
    private Sinks() {
    }

    public static String metrics(HubClient management) {
        return requireKnownWord("broen_notices_sent", management.get("/actuator/prometheus").asText());
    }

    /** Names and descriptions of all MBeans, and the attribute values of Camel's MBeans. */
    public static String beans(HubClient management) {
        return requireKnownWord("org.apache.camel", jolokia(management, "search", "*:*") + jolokia(management, "list", "")
            + jolokia(management, "read", "org.apache.camel:*"));
    }

    private static String jolokia(HubClient management, String type, String beans) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("type", type);
        return management.post("/actuator/jolokia", beans.isEmpty() ? request : request.put("mbean", beans)).toString();
    }

    private static String requireKnownWord(String word, String sink) {
        assertThat(sink).contains(word);
        return sink;
    }
}
