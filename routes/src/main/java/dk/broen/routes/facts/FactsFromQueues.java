package dk.broen.routes.facts;

import static dk.broen.routes.facts.FactsEndpoints.ANSWERS;
import static dk.broen.routes.facts.FactsEndpoints.RECORD;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.Comparator;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Facts of each municipality come on its own address, to which only this municipality may send. The broker acknowledges a message and sends
 * its answer in one transaction, after the database has committed. If the hub is killed in between, the message comes again: the facts are
 * recorded already, so nothing changes, and the answer says so.
 */
@Component
class FactsFromQueues extends RouteBuilder {
    private final Directory directory;

    FactsFromQueues(Directory directory) {
        this.directory = directory;
    }

    @Override
    public void configure() {
        directory.municipalities().keySet().stream().sorted(Comparator.comparing(MunicipalityCode::value)).forEach(this::from);
    }

    private void from(MunicipalityCode municipality) {
        String code = municipality.value();
        from(FactsEndpoints.from(municipality)).routeId("facts-intake-" + code).description("Facts of municipality " + code)
            .errorHandler(noErrorHandler())
            .setProperty(TakeFacts.MUNICIPALITY, constant(code)).id("municipality-" + code)
            .description("The address says whose facts these are")
            .to(RECORD).id("record-facts-" + code).description("Records the facts or finds what is wrong")
            .to(ANSWERS).id("answer-facts-" + code).description("The answer leaves when the message is acknowledged");
    }
}
