package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes a HospitalNotification: identified, judged, sealed, stored, answered. */
@Component
class TakeMedCom extends RouteBuilder {
    @Override
    public void configure() {
        from(IntakeEndpoints.TAKE_MEDCOM).routeId("take-medcom").errorHandler(noErrorHandler())
            .description("HospitalNotification: stored, then answered")
            .bean(IdentifyNotification.class).id("identify-notification")
            .description("Reads message id, sender and citizen; checks the code table")
            .bean(Owner.class).id("owner-notification").description("The sender is the hospital whose queue or folder it is")
            .bean(ValidateNotification.class).id("validate-notification")
            .description("Judges the message by MedCom's profiles; without their folder every message passes")
            .bean(RefuseReusedBundle.class).id("refuse-reused-bundle").description("Refuses a message in the bundle of another one")
            .bean(SealArrival.class).id("seal-notification").description("Encrypts the message; the citizen becomes a keyed hash")
            .to(INTAKE).id("store-notification").description("Intake queue; in the transaction of a queue, else synced to disk")
            .bean(Stored.class).id("stored-notification").description("Logs and counts the stored message")
            .bean(AnswerFhir.class, "stored").id("answer-202").description("MedCom's acknowledgement ok, over HTTP with status 202");
    }
}
