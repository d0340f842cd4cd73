package dk.broen.routes.planning;

import dk.broen.routes.arrival.DatabaseRetry;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * A batch waits for the database as a single message does, so it keeps its order. A batch that fails for any other reason was rolled back; its
 * messages are planned one by one, so that only the message that fails is set aside (design.md §4.2).
 */
@Component
class OneByOne extends RouteConfigurationBuilder {
    static final String ID = "one-by-one";

    @Override
    public void configuration() {
        DatabaseRetry.untilTheDatabaseAnswers(routeConfiguration(ID))
            .onException(Exception.class).id("batch-failed").description("Any other failure: the messages of the batch run one by one")
            .maximumRedeliveries(0).handled(true).logExhausted(false)
            .bean(EachAlone.class).id("run-one-by-one").description("Plans each message in a transaction of its own").end();
    }
}
