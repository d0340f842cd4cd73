package dk.broen.hub.demo;

import dk.broen.adapters.due.DueWork;
import dk.broen.routes.wake.Wake;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code POST /actuator/clock {"to": "2026-11-23T09:00:00+01:00"}}: moves the clock of the demo forward. What is due then is done at once,
 * not when the hub looks the next time.
 */
@Component
@Profile(DemoProfile.NAME)
@WebEndpoint(id = "clock")
class ClockEndpoint {
    private final MovableClock clock;
    private final DueWork dueWork;
    private final Wake wake;

    ClockEndpoint(MovableClock clock, DueWork dueWork, Wake wake) {
        this.clock = clock;
        this.dueWork = dueWork;
        this.wake = wake;
    }

    @ReadOperation
    Map<String, Instant> now() {
        return Map.of("now", clock.instant());
    }

    @WriteOperation
    WebEndpointResponse<Map<String, String>> move(String to) {
        try {
            clock.moveTo(OffsetDateTime.parse(to).toInstant());
            dueWork.nudge();
            wake.all();
            return new WebEndpointResponse<>(Map.of("now", clock.instant().toString()));
        } catch (DateTimeParseException e) {
            return new WebEndpointResponse<>(Map.of("error", "\"to\" must be a time with offset, such as 2026-11-23T09:00:00+01:00"),
                WebEndpointResponse.STATUS_BAD_REQUEST);
        } catch (IllegalArgumentException e) {
            return new WebEndpointResponse<>(Map.of("error", e.getMessage()), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
    }
}
