package dk.broen.routes.intake;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reports a file that the hub could not take. */
@Component
class FileNotTaken {
    private static final Logger LOG = LoggerFactory.getLogger(FileNotTaken.class);

    @Handler
    void report(@ExchangeProperty(Owner.HOSPITAL) String hospital, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        LOG.error("BRN1603 file-not-taken source={} cause={}", hospital, cause.getClass().getSimpleName());
    }
}
