package dk.broen.routes.facts;

import static dk.broen.routes.facts.FactsEndpoints.ANSWERS;

import dk.broen.routes.arrival.DatabaseRetry;
import dk.broen.routes.arrival.MoveToDeadLetters;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/**
 * What the municipality is answered if its message is not recorded. A message waits for the database and for its key. One that cannot be
 * read, or on which the hub fails, is kept as a dead letter, so that it holds up no other.
 */
@Component
class FactsFailures extends RouteConfigurationBuilder {
    static final String ID = "facts-failures";

    @Override
    public void configuration() {
        RouteConfigurationDefinition facts =
            DatabaseRetry.untilTheKeyIsThere(DatabaseRetry.untilTheDatabaseAnswers(routeConfiguration(ID)));
        facts.onException(UnreadableFactsException.class).id("facts-unreadable").description("No facts document: kept as a dead letter")
            .maximumRedeliveries(0).handled(true).logExhausted(false)
            .bean(KeepUnreadable.class).id("keep-unreadable").description("Stores the message with the place of the error")
            .bean(WriteAnswer.class, "unreadable").id("answer-unreadable").description("The place of the error and the reference")
            .to(ANSWERS).id("send-answer-unreadable").description("Here, because a handled failure ends the calling route as well").end();
        facts.onException(Exception.class).id("facts-not-recorded").description("Any other failure: three attempts, then a dead letter")
            .maximumRedeliveries(2).redeliveryDelay(250).handled(true).logRetryAttempted(false).logExhausted(false)
            .bean(MoveToDeadLetters.class).id("facts-to-dead-letters").description("Stores the message with its failure")
            .bean(WriteAnswer.class, "failed").id("answer-failed").description("The reference under which the message is kept")
            .to(ANSWERS).id("send-answer-failed").description("Here, because a handled failure ends the calling route as well").end();
    }
}
