package dk.broen.routes.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Says that outcomes could not be stored and are stored again. Only the type of the failure, because its message may quote citizen data. */
@Component
class NotSettled implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(NotSettled.class);

    @Override
    public void process(Exchange exchange) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        LOG.warn("BRN4208 outcomes-not-stored cause={}", cause.getClass().getSimpleName());
    }
}
