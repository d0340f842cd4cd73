package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.REFUSED;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/**
 * Defines the answer to a hospital when its message is not accepted: the reason and its location when the message is wrong, "send again"
 * when the hub cannot store the message.
 */
@Component
class NegativeAcknowledgement extends RouteConfigurationBuilder {
    static final String HL7 = "negative-acknowledgement-hl7";
    static final String HTTP = "negative-acknowledgement-http";

    // @formatter:off the indentation shows the branches
    @Override
    public void configuration() {
        RouteConfigurationDefinition hl7 = routeConfiguration(HL7);
        // one branch for both, so that the diagram of the route fits a screen
        hl7.onException(MessageRefused.Acknowledgement.class, MessageRefused.SequenceGap.class).id("not-kept-hl7").handled(true)
            .description("Nothing of it is kept: an acknowledgement, or a message after a gap")
            .bean(AnswerNegatively.class, "withoutKeeping").id("answer-without-keeping").description("AR after a gap; an acknowledgement has no answer");
        hl7.onException(MessageRefused.class).id("message-refused-hl7").handled(true)
            .description("The message is wrong: stored as refused, answered with the reason")
            .doTry().id("keep-and-answer-hl7").description("Answered with the reason only if it is stored")
                .bean(SealRefusal.class).id("seal-refused-hl7").description("Encrypts the message with the reason")
                .to(REFUSED).id("store-refused-hl7").description("Queue of refusals")
                .bean(SequenceProtocol.class, "count").id("count-refused").description("The sequence number counts, if the hospital sends any")
                .bean(AnswerNegatively.class, "refused").id("answer-AE").description("The reason and its location")
            .doCatch(Exception.class).id("refusal-not-kept-hl7").description("Refusal not stored: the hospital must send again")
                .bean(AnswerNegatively.class, "unable").id("answer-AR-refused").description("Send again")
            .end();
        hl7.onException(Exception.class).id("hub-unable-hl7").description("Not stored: the hospital must send again").handled(true)
            .bean(AnswerNegatively.class, "unable").id("answer-AR").description("Send again");

        RouteConfigurationDefinition http = routeConfiguration(HTTP);
        http.onException(MessageRefused.Acknowledgement.class).id("receipt-http").handled(true)
            .description("A receipt of the network is never answered")
            .bean(AnswerHospital.class, "silently").id("no-answer-http").description("HTTP 202; nothing of it is kept").end();
        http.onException(MessageRefused.class).id("message-refused-http").handled(true)
            .description("The message is wrong: stored as refused, answered with the reason")
            .doTry().id("keep-and-answer-http").description("Answered with the reason only if it is stored")
                .bean(SealRefusal.class).id("seal-refused-http").description("Encrypts the message with the reason")
                .to(REFUSED).id("store-refused-http").description("Queue of refusals")
                .bean(AnswerHospital.class, "refused").id("answer-422").description("The reason and its location, in the words of the format")
            .doCatch(Exception.class).id("refusal-not-kept-http").description("Refusal not stored: the hospital must send again")
                .bean(AnswerHospital.class, "unable").id("answer-503-refused").description("Send again")
            .end();
        http.onException(Exception.class).id("hub-unable-http").description("Not stored: the hospital must send again").handled(true)
            .bean(AnswerHospital.class, "unable").id("answer-503").description("Send again");
    }
    // @formatter:on
}
