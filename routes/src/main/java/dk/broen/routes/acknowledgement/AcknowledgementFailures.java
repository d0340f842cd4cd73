package dk.broen.routes.acknowledgement;

import static dk.broen.routes.acknowledgement.AcknowledgementEndpoints.OUTCOMES;

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
class AcknowledgementFailures extends RouteConfigurationBuilder {
    static final String ID = "acknowledgement-failures";

    @Override
    public void configuration() {
        RouteConfigurationDefinition answers =
            DatabaseRetry.untilTheKeyIsThere(DatabaseRetry.untilTheDatabaseAnswers(routeConfiguration(ID)));
        answers.onException(UnreadableAcknowledgementException.class).id("acknowledgement-unreadable")
            .description("No answer to a notice: kept as a dead letter").maximumRedeliveries(0).handled(true).logExhausted(false)
            .bean(KeepUnreadableAcknowledgement.class).id("keep-unreadable-acknowledgement")
            .description("Stores the message with the place of the error")
            .bean(WriteOutcome.class, "unreadable").id("outcome-unreadable").description("The place of the error and the reference")
            .to(OUTCOMES).id("send-outcome-unreadable").description("Here, because a handled failure ends the calling route as well").end();
        answers.onException(Exception.class).id("acknowledgement-not-recorded")
            .description("Any other failure: three attempts, then a dead letter").maximumRedeliveries(2).redeliveryDelay(250).handled(true)
            .logRetryAttempted(false).logExhausted(false)
            .bean(MoveToDeadLetters.class).id("acknowledgement-to-dead-letters").description("Stores the message with its failure")
            .bean(WriteOutcome.class, "failed").id("outcome-failed").description("The reference under which the message is kept")
            .to(OUTCOMES).id("send-outcome-failed").description("Here, because a handled failure ends the calling route as well").end();
    }
}
