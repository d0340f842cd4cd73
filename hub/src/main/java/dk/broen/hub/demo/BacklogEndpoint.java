package dk.broen.hub.demo;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/quiet}: lets the demo wait until nothing is left to do before it moves the clock. */
@Component
@Profile("demo")
@Endpoint(id = "quiet")
class BacklogEndpoint {
    private final HubBacklog quietness;

    BacklogEndpoint(HubBacklog quietness) {
        this.quietness = quietness;
    }

    @ReadOperation
    HubBacklog.Now quiet() {
        return quietness.now();
    }
}
