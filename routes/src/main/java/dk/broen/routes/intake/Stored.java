package dk.broen.routes.intake;

import dk.broen.routes.arrival.Arrival;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs and counts a message that is stored on disk. */
@Component
class Stored {
    /** Exchange property: the {@link Arrival} that was stored. */
    static final String ARRIVAL = "BroenArrival";
    private static final Logger LOG = LoggerFactory.getLogger(Stored.class);

    private final MeterRegistry meters;

    Stored(MeterRegistry meters) {
        this.meters = meters;
    }

    @Handler
    void report(Exchange exchange) {
        Arrival arrival = exchange.getProperty(ARRIVAL, Arrival.class);
        meters.counter("broen.messages.stored", "source", arrival.source()).increment();
        LOG.info("BRN2101 stored source={} kind={} ref={} bytes={}", arrival.source(), arrival.kind(), arrival.reference(),
            arrival.raw().length);
    }
}
