package dk.broen.routes.intake;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reports a message that the hub could not take from its queue. */
@Component
class NotTaken {
    private static final Logger LOG = LoggerFactory.getLogger(NotTaken.class);

    @Handler
    void report(@ExchangeProperty(Owner.HOSPITAL) String hospital, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        LOG.error("BRN4401 not-taken source={} cause={}", hospital, cause.getClass().getSimpleName());
    }
}
