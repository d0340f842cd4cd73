package dk.broen.routes.intake;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.stereotype.Component;

/**
 * Lets no header through an HTTP endpoint. Camel copies the headers, the query parameters and the form fields of a request into one map: a
 * client could write what a step reads there. An answer gets its status and its content type from Camel itself.
 */
@Component(NoHeaders.NAME)
class NoHeaders implements HeaderFilterStrategy {
    static final String NAME = "noHeaders";

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }
}
