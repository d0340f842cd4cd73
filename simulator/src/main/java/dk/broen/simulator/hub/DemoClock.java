package dk.broen.simulator.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The clock of a hub that runs in demo mode, moved from outside through its management port. */
public final class DemoClock {

    private static final String CLOCK = "/actuator/clock";
    private static final String QUIET = "/actuator/quiet";

    private final HubClient management;

    public DemoClock(HubClient management) {
        this.management = management;
    }

    /** Time on the hub jumps to this instant; what falls due on the way is done by the hub afterwards. */
    public void moveTo(OffsetDateTime instant) {
        management.post(CLOCK, JsonNodeFactory.instance.objectNode().put("to", instant.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
    }

    /** What it shows. */
    public OffsetDateTime now() {
        return OffsetDateTime.parse(management.get(CLOCK).path("now").asText());
    }

    public Quiet quiet() {
        JsonNode answer = management.get(QUIET);
        JsonNode due = answer.path("nextDue");
        return new Quiet(answer.path("busy").asInt(), due.isTextual() ? Optional.of(OffsetDateTime.parse(due.asText())) : Optional.empty());
    }

    /**
     * @param busy messages and deliveries under way now
     * @param nextDue when, on the demo's clock, the next held or repeated delivery is due; empty when nothing waits
     */
    public record Quiet(int busy, Optional<OffsetDateTime> nextDue) {

        public boolean isQuiet() {
            return busy == 0;
        }
    }
}
