package dk.broen.routes.intake;

import static dk.broen.routes.intake.IntakeEndpoints.ACKNOWLEDGEMENT;
import static dk.broen.routes.intake.IntakeEndpoints.FHIR;
import static dk.broen.routes.intake.IntakeEndpoints.TAKE_MESSAGE;

import dk.broen.mappings.format.MessageFormat;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Receives MedCom messages by HTTP: each is stored first, then answered with 202. */
@Component
class FhirIntake extends RouteBuilder {
    @Override
    public void configure() {
        from(FHIR).routeId("intake-fhir").routeConfigurationId(NegativeAcknowledgement.HTTP)
            .description("MedCom HospitalNotification by HTTP: stored, then answered with 202")
            .bean(TakeLogin.class).id("take-login").description("What the login of the client permits")
            .setProperty(RecogniseFormat.FORMAT, constant(MessageFormat.MEDCOM)).id("fhir-address")
            .description("What comes to this address is read as MedCom, unless an envelope says otherwise")
            .bean(ReadBody.class).id("read-body").description("Reads the request body as bytes")
            .filter().method(ReportingClient.class, "acknowledges").id("acknowledges").description("A municipality acknowledges a notice")
            .to(ACKNOWLEDGEMENT).id("to-acknowledgements").description("Settles the notice").stop().id("acknowledged")
            .description("Nothing else is sent by a municipality").end()
            .bean(OpenEnvelope.class).id("open-fhir").description("Takes the message out of its VANSEnvelope, if it came in one")
            .to(TAKE_MESSAGE).id("take-fhir").description("Identified, sealed, stored, answered");
    }
}
