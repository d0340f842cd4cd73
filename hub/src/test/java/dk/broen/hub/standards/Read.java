package dk.broen.hub.standards;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.Acknowledgement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What the hub answered to a message and made of it, in the words of docs/hl7v2-profile.md, without the numbers of the stay and the citizen. */
final class Read {
    private final StagedHub hub;

    Read(StagedHub hub) {
        this.hub = hub;
    }

    String of(Acknowledgement answer) {
        if (!answer.positive()) {
            return answer.code() + " at " + answer.errorLocation();
        }
        hub.awaitIdle();
        JsonNode found = hub.api().get("/api/why?reference=" + URLEncoder.encode(answer.controlId(), StandardCharsets.UTF_8));
        JsonNode letter = found.path(found.size() - 1);
        if (letter.path("result").asText().equals("UNREADABLE")) {
            return letter.path("code").asText() + " at " + letter.path("location").asText() + ", after AA";
        }
        JsonNode stay = found.at("/0/message/stay");
        return stay.isMissingNode() || stay.isNull() ? "no stay"
            : stay.path("type").asText() + (stay.path("nature").asText().equals("CANCELLATION") ? " cancelled" : "") + " at "
                + Instant.parse(stay.path("occurredAt").asText()).atZone(DENMARK).toOffsetDateTime();
    }
}
