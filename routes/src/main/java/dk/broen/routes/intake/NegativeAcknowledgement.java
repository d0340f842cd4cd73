package dk.broen.routes.intake;

import static dk.broen.routes.Endpoints.REFUSED;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/** What a hospital gets when its message is not taken: the located reason when the message is wrong, "send again" when the hub is unable. */
@Component
class NegativeAcknowledgement extends RouteConfigurationBuilder {
    static final String HL7 = "negative-acknowledgement-hl7";
    static final String MEDCOM = "negative-acknowledgement-medcom";

    @Override
    public void configuration() {
        routeConfiguration(HL7)
            .onException(MessageRefused.class).id("message-refused-hl7").description("The message is wrong: kept, answered with where").handled(true)
                .bean(SealRefusal.class).id("seal-refused-hl7")
                .to(REFUSED).id("store-refused-hl7")
                .bean(AnswerNegatively.class, "refused").id("answer-AE").end()
            .onException(Exception.class).id("hub-unable-hl7").description("The hub is unable: the hospital sends again").handled(true)
                .bean(AnswerNegatively.class, "unable").id("answer-AR").end();
        routeConfiguration(MEDCOM)
            .onException(MessageRefused.class).id("message-refused-medcom").description("The message is wrong: kept, answered with where").handled(true)
                .bean(SealRefusal.class).id("seal-refused-medcom")
                .to(REFUSED).id("store-refused-medcom")
                .bean(AnswerFhir.class, "refused").id("answer-422").end()
            .onException(Exception.class).id("hub-unable-medcom").description("The hub is unable: the hospital sends again").handled(true)
                .bean(AnswerFhir.class, "unable").id("answer-503").end();
    }
}
