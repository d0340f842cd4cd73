package dk.broen.routes.ops;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/quiet}: lets the demo wait until nothing is left to do before it moves the clock. */
@Component
@Profile("demo")
@Endpoint(id = "quiet")
class QuietEndpoint {
    private final Quietness quietness;

    QuietEndpoint(Quietness quietness) {
        this.quietness = quietness;
    }

    @ReadOperation
    Quietness.Now quiet() {
        return quietness.now();
    }
}
