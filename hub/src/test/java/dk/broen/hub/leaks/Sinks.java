package dk.broen.hub.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.simulator.hub.HubClient;

/** What a running hub shows on its management port. A sink that was not read at all has no leak either, so each must show what is known. */
public final class Sinks {
    private Sinks() {
    }

    public static String metrics(HubClient management) {
        return seen("broen_notices_sent", management.get("/actuator/prometheus").asText());
    }

    /** Names, descriptions and Camel's own values of all MBeans. */
    public static String beans(HubClient management) {
        return seen("org.apache.camel", asked(management, "search", "*:*") + asked(management, "list", "")
            + asked(management, "read", "org.apache.camel:*"));
    }

    private static String asked(HubClient management, String type, String beans) {
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("type", type);
        return management.post("/actuator/jolokia", beans.isEmpty() ? question : question.put("mbean", beans)).toString();
    }

    private static String seen(String known, String sink) {
        assertThat(sink).contains(known);
        return sink;
    }
}
