package dk.broen.routes.ops;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/quiet}: lets the demo wait until nothing is left to do before it moves the clock. */
@Component
@Profile("demo")
@Endpoint(id = "quiet")
class QuietEndpoint {
    private final ObjectProvider<Quietness> quietness;

    QuietEndpoint(ObjectProvider<Quietness> quietness) {
        this.quietness = quietness;
    }

    @ReadOperation
    Quiet quiet() {
        return quietness.getObject().now();
    }
}
