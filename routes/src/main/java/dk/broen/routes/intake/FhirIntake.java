package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;
import static dk.broen.routes.intake.IntakeEndpoints.ACKNOWLEDGEMENT;
import static dk.broen.routes.intake.IntakeEndpoints.FHIR;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Receives MedCom messages by HTTP: each is stored first, then answered with 202. */
@Component
class FhirIntake extends RouteBuilder {
    @Override
    public void configure() {
        from(FHIR).routeId("intake-fhir").routeConfigurationId(NegativeAcknowledgement.MEDCOM)
            .description("MedCom HospitalNotification by HTTP: stored, then answered with 202")
            .bean(TakeLogin.class).id("take-login").description("What the login of the client permits")
            .bean(ReadBody.class).id("read-body").description("Reads the request body as bytes")
            .setProperty(SealRefusal.RAW, body()).id("remember-raw-fhir").description("Remembers the bytes for a possible refusal")
            .filter().method(ReportingClient.class, "acknowledges").id("acknowledges").description("A municipality acknowledges a notice")
            .to(ACKNOWLEDGEMENT).id("to-acknowledgements").description("Settles the notice").stop().id("acknowledged")
            .description("Nothing else is sent by a municipality").end()
            .bean(IdentifyNotification.class).id("identify-notification")
            .description("Reads message id, sender and citizen; checks the code table")
            .bean(ValidateNotification.class).id("validate-notification")
            .description("Judges the message by MedCom's profiles; without their folder every message passes")
            .bean(RefuseReusedBundle.class).id("refuse-reused-bundle")
            .description("Refuses a message in the bundle of another one")
            .bean(SealArrival.class).id("seal-notification").description("Encrypts the message; the citizen becomes a keyed hash")
            .to(INTAKE).id("store-notification").description("Intake queue; returns when the message is synced to disk")
            .bean(Stored.class).id("stored-notification").description("Logs and counts the stored message")
            .bean(AnswerFhir.class, "stored").id("answer-202").description("HTTP 202 with MedCom's acknowledgement ok");
    }
}
