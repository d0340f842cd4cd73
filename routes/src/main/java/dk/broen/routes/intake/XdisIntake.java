package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;
import static dk.broen.routes.intake.IntakeEndpoints.XDIS;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Receives XDIS messages by HTTP: each is stored first, then answered with 202 and a receipt. */
@Component
class XdisIntake extends RouteBuilder {
    @Override
    public void configure() {
        from(XDIS).routeId("intake-xdis").routeConfigurationId(NegativeAcknowledgement.XDIS)
            .description("XDIS20 and XDIS17 by HTTP: stored, then answered with a receipt")
            .bean(ReadBody.class).id("read-letter").description("Reads the request body as bytes")
            .setProperty(SealRefusal.RAW, body()).id("remember-raw-xdis").description("Remembers the bytes for a possible refusal")
            .bean(IdentifyLetter.class).id("identify-letter").description("Reads letter id, sender and citizen; checks the letter")
            .bean(SealArrival.class).id("seal-letter").description("Encrypts the message; the citizen becomes a keyed hash")
            .to(INTAKE).id("store-letter").description("Intake queue; returns when the message is synced to disk")
            .bean(Stored.class).id("stored-letter").description("Logs and counts the stored message")
            .bean(AnswerXdis.class, "stored").id("answer-XCTL03").description("HTTP 202 with the positive receipt XCTL03");
    }
}
