package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.INTAKE;

import dk.broen.adapters.mllp.MllpEndpoint;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** A hospital's HL7 v2 message is stored, then acknowledged: never the other way round (design.md §4.1). */
@Component
class MllpIntake extends RouteBuilder {
    private final MllpEndpoint mllp;

    MllpIntake(MllpEndpoint mllp) {
        this.mllp = mllp;
    }

    @Override
    public void configure() {
        from(mllp.in(getContext())).routeId("intake-mllp").routeConfigurationId(NegativeAcknowledgement.HL7)
            .description("HL7 v2 from a hospital: stored, then acknowledged")
            .setProperty(SealRefusal.RAW, body()).id("keep-as-it-came").description("The bytes as they came")
            .bean(Identify.class).id("identify").description("Sender, control id, charset, citizen")
            .bean(SealArrival.class).id("seal").description("Payload encrypted, citizen as keyed hash")
            .to(INTAKE).id("store").description("Returns only when synced to disk")
            .bean(Stored.class).id("stored").description("From here the hub answers for it")
            .bean(Acknowledge.class).id("acknowledge").description("AA, or CA in enhanced mode");
    }
}
