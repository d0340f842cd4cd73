package dk.broen.routes.intake;

import static dk.broen.routes.intake.IntakeEndpoints.TAKE_HL7;
import static dk.broen.routes.intake.IntakeEndpoints.TAKE_MEDCOM;
import static dk.broen.routes.intake.IntakeEndpoints.TAKE_MESSAGE;
import static dk.broen.routes.intake.IntakeEndpoints.TAKE_XDIS;

import dk.broen.mappings.format.MessageFormat;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Takes a message of a hospital, however it came: identified, sealed, stored, answered. The way on which it came handles what fails, because
 * the answer goes back the same way.
 */
@Component
class ByFormat extends RouteBuilder {
    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(TAKE_MESSAGE).routeId("take-hospital-message").errorHandler(noErrorHandler())
            .description("A message of a hospital by HTTP, by queue or in a folder")
            .bean(RecogniseFormat.class).id("recognise-format").description("By its envelope, its address or its beginning; not too long")
            .choice().id("which-format").description("MedCom, XDIS or HL7 v2")
                .when(exchangeProperty(RecogniseFormat.FORMAT).isEqualTo(MessageFormat.MEDCOM)).id("medcom")
                    .to(TAKE_MEDCOM).id("message-medcom").description("HospitalNotification")
                .when(exchangeProperty(RecogniseFormat.FORMAT).isEqualTo(MessageFormat.XDIS)).id("xdis")
                    .to(TAKE_XDIS).id("message-xdis").description("XDIS20 and XDIS17")
                .otherwise().id("hl7")
                    .to(TAKE_HL7).id("message-hl7").description("HL7 v2, and what is none of them")
            .end()
            .bean(WrapAnswer.class).id("wrap-answer").description("In a VANSEnvelope, if the message came in one");
    }
    // @formatter:on
}
