package dk.broen.routes.intake;

import dk.broen.routes.delivery.AcknowledgedNotices;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes the acknowledgements of municipalities for the HospitalNotifications of the hub: stored, then answered. */
@Component
class AcknowledgementIntake extends RouteBuilder {
    @Override
    public void configure() {
        from(IntakeEndpoints.ACKNOWLEDGEMENT).routeId("intake-acknowledgement").routeConfigurationId(RefusedAcknowledgement.NAME)
            .description("MedCom acknowledgements by HTTP: stored, then answered with 202")
            .bean(OpenEnvelope.class).id("open-acknowledgement").description("Takes it out of its VANSEnvelope, if it came in one")
            .bean(IdentifyAcknowledgement.class).id("identify-acknowledgement")
            .description("Finds the notice; a municipality acknowledges only its own")
            .to(AcknowledgedNotices.ENDPOINT).id("store-acknowledgement").description("Returns when it is committed")
            .bean(AnswerAcknowledgement.class, "stored").id("answer-acknowledgement").description("HTTP 202 with an OperationOutcome");
    }
}
