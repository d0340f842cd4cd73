package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes an XDIS letter: identified, sealed, stored, answered with its receipt. */
@Component
class TakeXdis extends RouteBuilder {
    @Override
    public void configure() {
        from(IntakeEndpoints.TAKE_XDIS).routeId("take-xdis").errorHandler(noErrorHandler())
            .description("XDIS20 and XDIS17: stored, then answered with a receipt")
            .bean(IdentifyLetter.class).id("identify-letter").description("Reads letter id, sender and citizen; checks the letter")
            .bean(Owner.class).id("owner-letter").description("The sender is the hospital whose queue or folder it is")
            .bean(SealArrival.class).id("seal-letter").description("Encrypts the message; the citizen becomes a keyed hash")
            .to(INTAKE).id("store-letter").description("Intake queue; in the transaction of a queue, else synced to disk")
            .bean(Stored.class).id("stored-letter").description("Logs and counts the stored message")
            .bean(AnswerXdis.class, "stored").id("answer-XCTL03").description("The positive receipt XCTL03, if the sender asks for it");
    }
}
