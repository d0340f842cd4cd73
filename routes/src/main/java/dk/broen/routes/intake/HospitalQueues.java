package dk.broen.routes.intake;

import static dk.broen.routes.intake.IntakeEndpoints.TAKE_FROM_QUEUE;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import java.util.Comparator;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Messages of each hospital come on its own address, to which only this hospital may send. The broker stores the message for planning,
 * sends the answer and acknowledges the message in one transaction: if the hub is killed before, the message comes again; after, it does
 * not.
 */
@Component
class HospitalQueues extends RouteBuilder {
    private final Directory directory;

    HospitalQueues(Directory directory) {
        this.directory = directory;
    }

    @Override
    public void configure() {
        directory.hospitals().stream().map(Hospital::id).sorted(Comparator.comparing(HospitalId::value)).forEach(this::from);
    }

    private void from(HospitalId hospital) {
        String id = hospital.value();
        from(IntakeEndpoints.queueOf(hospital)).routeId("hospital-messages-" + id)
            .description("Messages of the hospital " + id + " by queue")
            .errorHandler(noErrorHandler())
            .setProperty(Owner.HOSPITAL, constant(id)).id("hospital-" + id).description("The address says whose messages these are")
            .to(TAKE_FROM_QUEUE).id("take-from-" + id).description("Stores and answers the message, or refuses it");
    }
}
