package dk.broen.routes.acknowledgement;

import static dk.broen.routes.acknowledgement.AcknowledgementEndpoints.OUTCOMES;
import static dk.broen.routes.acknowledgement.AcknowledgementEndpoints.RECORD;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.Comparator;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The answers of each municipality come on its own address, to which only this municipality may send. The broker acknowledges a message and
 * sends its outcome in one transaction, after the database has committed. If the hub is killed in between, the message comes again: the
 * answer is recorded already, so nothing changes, and the outcome says so.
 */
@Component
class AcknowledgementsFromQueues extends RouteBuilder {
    private final Directory directory;

    AcknowledgementsFromQueues(Directory directory) {
        this.directory = directory;
    }

    @Override
    public void configure() {
        directory.municipalities().keySet().stream().sorted(Comparator.comparing(MunicipalityCode::value)).forEach(this::from);
    }

    private void from(MunicipalityCode municipality) {
        String code = municipality.value();
        from(AcknowledgementEndpoints.from(municipality)).routeId("acknowledgement-intake-" + code)
            .description("Answers of municipality " + code + " to notices").errorHandler(noErrorHandler())
            .setProperty(TakeAcknowledgement.MUNICIPALITY, constant(code)).id("answering-municipality-" + code)
            .description("The address says whose answer it is")
            .to(RECORD).id("record-acknowledgement-" + code).description("Records the answer or finds what is wrong")
            .to(OUTCOMES).id("outcome-of-acknowledgement-" + code).description("The outcome leaves when the message is acknowledged");
    }
}
