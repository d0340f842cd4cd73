package dk.broen.routes.intake;

import static dk.broen.routes.intake.IntakeEndpoints.TAKE_MESSAGE;
import static dk.broen.routes.intake.IntakeEndpoints.XDIS;

import dk.broen.mappings.format.MessageFormat;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Receives XDIS messages by HTTP: each is stored first, then answered with 202 and a receipt. */
@Component
class XdisIntake extends RouteBuilder {
    @Override
    public void configure() {
        from(XDIS).routeId("intake-xdis").routeConfigurationId(NegativeAcknowledgement.HTTP)
            .description("XDIS20 and XDIS17 by HTTP: stored, then answered with a receipt")
            .setProperty(RecogniseFormat.FORMAT, constant(MessageFormat.XDIS)).id("xdis-address")
            .description("What comes to this address is read as XDIS, unless an envelope says otherwise")
            .bean(ReadBody.class).id("read-letter").description("Reads the request body as bytes")
            .bean(OpenEnvelope.class).id("open-letter").description("Takes the letter out of its VANSEnvelope, if it came in one")
            .to(TAKE_MESSAGE).id("take-letter").description("Identified, sealed, stored, answered");
    }
}
