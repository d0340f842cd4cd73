package dk.broen.routes.planning;

import static dk.broen.routes.planning.Interpret.ARRIVAL;
import static dk.broen.routes.planning.PlanningEndpoints.READ;

import ca.uhn.hl7v2.HL7Exception;
import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.hl7v2.AdtParser;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.hl7.HL7DataFormat;
import org.springframework.stereotype.Component;

/**
 * Reads what one message says. HL7 v2 is parsed as a whole, strictly. A message that cannot be parsed is no failure of the route: it has the
 * meaning that a human must look at it.
 */
@Component
class ReadMessage extends RouteBuilder {
    private final HL7DataFormat hl7 = new HL7DataFormat();

    ReadMessage() {
        hl7.setParser(AdtParser.strict());
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(READ).routeId("read-message").description("Reads what one message says")
            .errorHandler(noErrorHandler())
            .setProperty(ARRIVAL, body()).id("keep-arrival").description("Remembers the message as it was received")
            .choice().id("by-format").description("HL7 v2 is parsed first")
                .when(simple("${body.kind} == 'HL7V2'")).id("hl7v2").description("HL7 v2")
                    .doTry().id("parse-whole").description("A message that cannot be parsed is for a human")
                        .bean(WholeSegments.class).id("whole-segments").description("The segments that the hub reads, each whole")
                        .unmarshal(hl7).id("parse").description("HAPI parses them")
                        .bean(Interpret.class, "parsed").id("interpret").description("Reads the event from the fields")
                    .doCatch(HL7Exception.class, UnreadableMessage.class).id("not-parsed").description("Cannot be parsed")
                        .bean(Interpret.class, "notParsed").id("for-a-human").description("A work item with the place")
                    .endDoTry()
                .endChoice()
                .otherwise().id("other-formats").description("Formats whose reader takes the bytes")
                    .bean(Interpret.class, "received").id("interpret-received").description("Reads the event from the message");
    }
    // @formatter:on
}
