package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;

import dk.broen.adapters.mllp.MllpEndpoint;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Receives HL7 v2 messages from hospitals over MLLP: each is stored first, then acknowledged (design.md §4.1). */
@Component
class MllpIntake extends RouteBuilder {
    private final MllpEndpoint mllp;

    MllpIntake(MllpEndpoint mllp) {
        this.mllp = mllp;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(mllp.in(getContext())).routeId("intake-mllp").routeConfigurationId(NegativeAcknowledgement.HL7)
            .description("HL7 v2 over MLLP: stored, then acknowledged")
            .setProperty(SealRefusal.RAW, body()).id("remember-raw").description("Remembers the bytes for a possible refusal")
            .choice().id("reply-or-event").description("An answer to a question of the hub, or a message about a stay")
                .when(method(RecogniseReply.NAME, "isReply")).id("is-reply").description("ORU: a ward says what the citizen answered")
                    .to(IntakeEndpoints.TAKE_REPLY).id("take-the-reply").description("Stored, then acknowledged; recorded behind it")
                .otherwise().id("is-event").description("Everything else")
                    .bean(Identify.class).id("identify").description("Reads sender, control id, character set and citizen")
                    .bean(SealArrival.class).id("seal").description("Encrypts the message; the citizen becomes a keyed hash")
                    .to(INTAKE).id("store").description("Intake queue; returns when the message is synced to disk")
                    .bean(SequenceProtocol.class, "count").id("count").description("The sequence number counts, if the hospital sends any")
                    .bean(Stored.class).id("stored").description("Logs and counts the stored message")
                    .bean(Acknowledge.class).id("acknowledge").description("Acknowledgement AA, or CA in enhanced mode")
            .end();
    }
    // @formatter:on
}
