package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.REFUSED;
import static dk.broen.routes.intake.IntakeEndpoints.ANSWER_TO_QUEUE;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/**
 * The answer to a message from a queue that is not accepted. A wrong message is stored as refused, answered with the reason and
 * acknowledged in one transaction. If the hub cannot take a message, nothing is answered: the message goes back to its queue and comes
 * again after a pause, without limit. The answer is sent here, because a handled failure ends the calling routes as well.
 */
@Component
class QueueRefusal extends RouteConfigurationBuilder {
    static final String ID = "queue-refusal";

    // @formatter:off the indentation shows the branches
    @Override
    public void configuration() {
        RouteConfigurationDefinition queue = routeConfiguration(ID);
        queue.onException(MessageRefused.Acknowledgement.class).id("acknowledgement-on-queue").handled(true)
            .description("An acknowledgement or receipt is never answered")
            .bean(AnswerHospital.class, "silently").id("no-answer-queue").description("Nothing of it is kept").end();
        queue.onException(MessageRefused.class).id("refused-on-queue").handled(true)
            .description("The message is wrong: stored as refused, answered with the reason")
            .bean(SealRefusal.class).id("seal-refused-queue").description("Encrypts the message with the reason")
            .to(REFUSED).id("store-refused-queue").description("Queue of refusals, in the transaction of the message")
            .bean(AnswerHospital.class, "refused").id("refuse-queue").description("The reason and its location, in the words of the format")
            .to(ANSWER_TO_QUEUE).id("send-refusal").description("Leaves when the transaction is committed").end();
        queue.onException(Exception.class).id("not-taken").description("The message goes back to its queue and comes again")
            .handled(false).logExhausted(false)
            .bean(NotTaken.class).id("report-not-taken").description("Logs it, without a word of the message").end();
    }
    // @formatter:on
}
