package dk.broen.routes.unread;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says that the hub could not see how the queues of units stand. */
@Component
class QueuesNotSeen {
    private static final Logger LOG = LoggerFactory.getLogger(QueuesNotSeen.class);

    @Handler
    void log(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        LOG.warn("BRN4354 queues-not-seen cause={}", cause.getClass().getSimpleName());
    }
}
