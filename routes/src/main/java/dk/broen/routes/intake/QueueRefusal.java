package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.REFUSED;
import static dk.broen.routes.intake.IntakeEndpoints.ANSWERS;

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
            .description("An acknowledgement is never answered")
            .bean(AnswerNegatively.class, "silently").id("no-answer-queue").description("Nothing of it is kept").end();
        queue.onException(MessageRefused.Hl7.class).id("hl7-refused").handled(true)
            .description("The message is wrong: stored as refused, answered with the reason")
            .bean(QueueOwner.class, "isSource").id("source-of-hl7").description("The refusal is that of the hospital whose queue it is")
            .bean(SealRefusal.class).id("seal-refused-queue-hl7").description("Encrypts the message with the reason")
            .to(REFUSED).id("store-refused-queue-hl7").description("Queue of refusals, in the transaction of the message")
            .bean(AnswerNegatively.class, "refused").id("refuse-hl7").description("AE or AR with the reason and its location")
            .bean(QueueAnswer.class).id("address-refusal-hl7").description("To the answer queue of the hospital")
            .split(body()).id("each-refusal-hl7").description("None or one")
                .to(ANSWERS).id("send-refusal-hl7").description("Leaves when the transaction is committed")
            .end();
        queue.onException(MessageRefused.MedCom.class).id("medcom-refused").handled(true)
            .description("The message is wrong: stored as refused, answered with the reason")
            .bean(QueueOwner.class, "isSource").id("source-of-medcom").description("The refusal is that of the hospital whose queue it is")
            .bean(SealRefusal.class).id("seal-refused-queue-medcom").description("Encrypts the message with the reason")
            .to(REFUSED).id("store-refused-queue-medcom").description("Queue of refusals, in the transaction of the message")
            .bean(AnswerFhir.class, "refused").id("refuse-medcom").description("MedCom's acknowledgement fatal-error with the reason and its location")
            .bean(QueueAnswer.class).id("address-refusal-medcom").description("To the answer queue of the hospital")
            .split(body()).id("each-refusal-medcom").description("One")
                .to(ANSWERS).id("send-refusal-medcom").description("Leaves when the transaction is committed")
            .end();
        queue.onException(Exception.class).id("not-taken").description("The message goes back to its queue and comes again")
            .handled(false).logExhausted(false)
            .bean(NotTaken.class).id("report-not-taken").description("Logs it, without a word of the message").end();
    }
    // @formatter:on
}
