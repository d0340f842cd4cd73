package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.REFUSED;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/** Defines the answer to a municipality when its acknowledgement is not accepted: the reason, or "send again". */
@Component
class RefusedAcknowledgement extends RouteConfigurationBuilder {
    static final String NAME = "refused-acknowledgement";

    // @formatter:off the indentation shows the branches
    @Override
    public void configuration() {
        RouteConfigurationDefinition refused = routeConfiguration(NAME);
        refused.onException(MessageRefused.class).id("acknowledgement-refused").handled(true)
            .description("Not accepted: stored as refused, answered with the reason")
            .doTry().id("keep-and-answer-acknowledgement").description("Answered with the reason only if it is stored")
                .bean(SealRefusal.class).id("seal-refused-acknowledgement").description("Encrypts the message with the reason")
                .to(REFUSED).id("store-refused-acknowledgement").description("Queue of refusals")
                .bean(AnswerAcknowledgement.class, "refused").id("answer-refused-acknowledgement").description("The reason and its location")
            .doCatch(Exception.class).id("refused-acknowledgement-not-kept").description("Refusal not stored: send again")
                .bean(AnswerAcknowledgement.class, "unable").id("answer-acknowledgement-not-kept").description("Send again")
            .end();
        refused.onException(Exception.class).id("acknowledgement-not-stored").description("Not stored: send again").handled(true)
            .bean(AnswerAcknowledgement.class, "unable").id("answer-acknowledgement-again").description("Send again");
    }
    // @formatter:on
}
