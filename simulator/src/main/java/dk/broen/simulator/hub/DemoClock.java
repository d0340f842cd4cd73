package dk.broen.simulator.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The clock of a hub that runs with profile demo, read and moved through the management port. */
public final class DemoClock {

    private static final String CLOCK = "/actuator/clock";
    private static final String BACKLOG = "/actuator/backlog";

    private final HubClient management;

    public DemoClock(HubClient management) {
        this.management = management;
    }

    /** Moves the clock forward to this instant. Afterwards the hub does the work that has become due. */
    public void moveTo(OffsetDateTime instant) {
        management.post(CLOCK, JsonNodeFactory.instance.objectNode().put("to", instant.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
    }

    /** The current time on the clock. */
    public OffsetDateTime now() {
        return OffsetDateTime.parse(management.get(CLOCK).path("now").asText());
    }

    /** The work that the hub does now, and the time of its next work. */
    public Backlog backlog() {
        JsonNode answer = management.get(BACKLOG);
        JsonNode due = answer.path("nextDue");
        return new Backlog(answer.path("busy").asInt(),
            due.isTextual() ? Optional.of(OffsetDateTime.parse(due.asText())) : Optional.empty());
    }

    /**
     * What a hub still has to do.
     *
     * @param busy how many messages and notices are due or in progress; 0 when the hub is idle
     * @param nextDue when the next waiting delivery is due, on the demo's clock; empty when no delivery waits
     */
    public record Backlog(int busy, Optional<OffsetDateTime> nextDue) {

        public boolean isEmpty() {
            return busy == 0;
        }
    }
}
