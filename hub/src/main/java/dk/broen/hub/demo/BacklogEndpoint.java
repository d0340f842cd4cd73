package dk.broen.hub.demo;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/backlog}: the demo polls it until no work is left, and then moves the clock. */
@Component
@Profile(DemoProfile.NAME)
@Endpoint(id = "backlog")
class BacklogEndpoint {
    private final HubBacklog backlog;

    BacklogEndpoint(HubBacklog backlog) {
        this.backlog = backlog;
    }

    @ReadOperation
    HubBacklog.Now backlog() {
        return backlog.now();
    }
}
