package dk.broen.routes.acknowledgement;

import static dk.broen.routes.acknowledgement.AcknowledgementEndpoints.RECORD;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Records the answer of one message and writes the outcome. */
@Component
class AcknowledgementRecorder extends RouteBuilder {
    @Override
    public void configure() {
        from(RECORD).routeId("record-acknowledgement").routeConfigurationId(AcknowledgementFailures.ID)
            .description("Records the answer of one message")
            .bean(TakeAcknowledgement.class).id("take-acknowledgement")
            .description("Takes the bytes and the id of the message, and nothing else of it")
            .bean(ReadAcknowledgement.class).id("read-acknowledgement").description("Reads the message as JSON")
            .bean(RecordAcknowledgement.class).id("record-answer")
            .description("Records the answer or finds all faults; the same answer again changes nothing")
            .bean(WriteOutcome.class, "done").id("write-outcome").description("What became of the answer");
    }
}
