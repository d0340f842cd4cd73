package dk.broen.routes.census;

import dk.broen.routes.arrival.Refusal;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** The rows of the list that cannot be read and are no dead letters yet. */
@Component
class WrongRows {
    /** Exchange property: the refusals of the list. */
    static final String OF_THE_LIST = "BroenWrongRows";

    @Handler
    List<?> rows(Exchange exchange) {
        List<?> rows = exchange.getProperty(OF_THE_LIST, List.class);
        return rows == null ? List.<Refusal>of() : rows;
    }
}
