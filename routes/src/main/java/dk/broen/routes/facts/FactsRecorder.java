package dk.broen.routes.facts;

import static dk.broen.routes.facts.FactsEndpoints.RECORD;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Records the facts of one message and writes the answer. */
@Component
class FactsRecorder extends RouteBuilder {
    @Override
    public void configure() {
        from(RECORD).routeId("record-facts").routeConfigurationId(FactsFailures.ID).description("Records the facts of one message")
            .bean(TakeFacts.class).id("take-facts").description("Takes the bytes and the id of the message, and nothing else of it")
            .bean(ReadFacts.class).id("read-facts").description("Reads the message as JSON")
            .bean(RecordFacts.class).id("record-in-database")
            .description("Records the facts or finds all faults; the same facts again change nothing")
            .bean(WriteAnswer.class, "done").id("write-answer").description("What became of each fact");
    }
}
