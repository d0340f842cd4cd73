package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes an HL7 v2 message by queue or from a folder as MLLP does: identified, sealed, stored, acknowledged. */
@Component
class TakeHl7 extends RouteBuilder {
    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(IntakeEndpoints.TAKE_HL7).routeId("take-hl7").errorHandler(noErrorHandler())
            .description("HL7 v2 by queue or folder: stored, then acknowledged")
            .choice().id("reply-or-event-hl7").description("An answer to a question of the hub, or a message about a stay")
                .when(method(RecogniseReply.NAME, "isReply")).id("is-reply-hl7").description("ORU: a ward says what the citizen answered")
                    .to(IntakeEndpoints.TAKE_REPLY).id("take-reply-hl7").description("Stored, then acknowledged; recorded behind it")
                .otherwise().id("is-event-hl7").description("Everything else")
                    .bean(Identify.class).id("identify-hl7").description("Reads sender, control id, character set and citizen")
                    .bean(Owner.class).id("owner-hl7").description("The sender is the hospital whose queue or folder it is")
                    .bean(SealArrival.class).id("seal-hl7").description("Encrypts the message; the citizen becomes a keyed hash")
                    .to(INTAKE).id("store-hl7").description("Intake queue; in the transaction of a queue, else synced to disk")
                    .bean(Stored.class).id("stored-hl7").description("Logs and counts the stored message")
                    .bean(Acknowledge.class).id("acknowledge-hl7").description("Acknowledgement AA, or CA in enhanced mode")
            .end();
    }
    // @formatter:on
}
