package dk.broen.routes.intake;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/**
 * Defines the answer to a municipality when its acknowledgement is not accepted: the reason, or "send again". Nothing of it is kept: it reports
 * no event, the municipality has it, and a program that fails again and again would fill the store of dead letters.
 */
@Component
class RefusedAcknowledgement extends RouteConfigurationBuilder {
    static final String NAME = "refused-acknowledgement";

    @Override
    public void configuration() {
        RouteConfigurationDefinition refused = routeConfiguration(NAME);
        refused.onException(MessageRefused.Acknowledgement.class).id("receipt-of-municipality").handled(true)
            .description("A receipt of the network is never answered")
            .bean(AnswerHospital.class, "silently").id("no-answer-municipality").description("HTTP 202; nothing of it is kept").end();
        refused.onException(MessageRefused.class).id("acknowledgement-refused").handled(true)
            .description("Not accepted: answered with the reason")
            .bean(AnswerAcknowledgement.class, "refused").id("answer-refused-acknowledgement").description("The reason and its location")
            .end();
        refused.onException(Exception.class).id("acknowledgement-not-stored").description("Not stored: send again").handled(true)
            .bean(AnswerAcknowledgement.class, "unable").id("answer-acknowledgement-again").description("Send again");
    }
}
