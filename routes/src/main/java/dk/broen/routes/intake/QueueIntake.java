package dk.broen.routes.intake;

import static dk.broen.routes.intake.IntakeEndpoints.ANSWERS;
import static dk.broen.routes.intake.IntakeEndpoints.ANSWER_TO_QUEUE;
import static dk.broen.routes.intake.IntakeEndpoints.TAKE_FROM_QUEUE;
import static dk.broen.routes.intake.IntakeEndpoints.TAKE_MESSAGE;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes a message of a hospital from its queue as HTTP does, and answers it, in one transaction. */
@Component
class QueueIntake extends RouteBuilder {
    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(TAKE_FROM_QUEUE).routeId("take-from-queue").routeConfigurationId(QueueRefusal.ID)
            .description("A message of a hospital from its queue: stored and answered in one transaction")
            .bean(TakeMessage.class).id("take-message").description("Takes the bytes and the id of the message, and nothing else of it")
            .bean(OpenEnvelope.class).id("open-queued").description("Takes the message out of its VANSEnvelope, if it came in one")
            .to(TAKE_MESSAGE).id("take-queued").description("Identified, sealed, stored, answered")
            .to(ANSWER_TO_QUEUE).id("answer-queued").description("The answer leaves when the transaction is committed");
        from(ANSWER_TO_QUEUE).routeId("answer-to-queue").errorHandler(noErrorHandler())
            .description("The answers to a message, to the answer queue of its hospital")
            .bean(QueueAnswer.class).id("address-answer").description("To the answer queue of the hospital, with the id of the message")
            .split(body()).id("each-answer").description("None, one, or for HL7 v2 in enhanced mode two")
                .to(ANSWERS).id("send-answer").description("Leaves when the transaction is committed")
            .end();
    }
    // @formatter:on
}
