package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.CLAIM;
import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE;

import dk.broen.domain.notification.Channel;
import dk.broen.routes.wake.Wake;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.springframework.stereotype.Component;

/** Delivers the answers to wards that leave as HL7 v2. No transaction is open while a hospital is spoken to. */
@Component
class MllpDelivery extends RouteBuilder {
    private final DeliveryWorkers workers;

    MllpDelivery(DeliveryWorkers workers) {
        this.workers = workers;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(Wake.endpoint(Channel.MLLP) + "&concurrentConsumers=" + workers.mllp()).routeId("deliver-by-mllp")
            .description("Delivers the answers to wards that leave as HL7 v2").errorHandler(noErrorHandler())
            .to(CLAIM).id("claim-mllp").description("Claims a batch for one hospital system")
            .split(body(), new GroupedBodyAggregationStrategy()).id("each-mllp").description("One after the other")
                .setProperty(Render.CLEARED, body()).id("keep-mllp").description("Remembers the answer for the outcome")
                .doTry().id("attempt-mllp").description("One attempt")
                    .bean(WriteReport.class).id("render-mllp").description("Writes ORU^R01 with patient and visit as the hospital sent them")
                    .bean(MayLeave.class).id("mllp-may-leave")
                    .description("Not while the host is down, nor when the lease runs out")
                    .bean(SendToHospital.class).id("to-mllp").description("MLLP to the hospital; its acknowledgement decides")
                .doCatch(Exception.class).id("mllp-fails").description("Anything that went wrong")
                    .bean(Report.class, "notSent").id("mllp-not-sent").description("Failed, or nothing left")
                .end()
            .end()
            .to(SETTLE).id("settle-mllp").description("Stores what became of each");
    }
    // @formatter:on
}
