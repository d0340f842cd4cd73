package dk.broen.routes.planning;

import dk.broen.routes.intake.Arrival;
import dk.broen.routes.intake.SealedArrivals;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

@Component
class Unseal {
    private final SealedArrivals sealed;

    Unseal(SealedArrivals sealed) {
        this.sealed = sealed;
    }

    @Handler
    Arrival unseal(byte[] body) {
        return sealed.open(body);
    }
}
