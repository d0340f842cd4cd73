package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.CLAIM;
import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE;

import dk.broen.domain.notification.Channel;
import dk.broen.routes.wake.Wake;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.springframework.stereotype.Component;

/** Delivers the HospitalNotifications that are due. No transaction is open while a receiver is spoken to. */
@Component
class MedComDelivery extends RouteBuilder {
    private final DeliveryWorkers workers;

    MedComDelivery(DeliveryWorkers workers) {
        this.workers = workers;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(Wake.endpoint(Channel.MEDCOM) + "&concurrentConsumers=" + workers.medcom()).routeId("deliver-by-medcom")
            .description("Delivers the HospitalNotifications that are due").errorHandler(noErrorHandler())
            .to(CLAIM).id("claim-medcom").description("Claims a batch for one host, after a look at each citizen")
            .split(body(), new GroupedBodyAggregationStrategy()).id("each-medcom").description("One after the other")
                .setProperty(Render.CLEARED, body()).id("keep-medcom").description("Remembers the notice for the outcome")
                .doTry().id("attempt-medcom").description("One attempt")
                    .bean(WriteNotification.class).id("render-medcom").description("Writes the event and the messages before it")
                    .bean(MayLeave.class).id("medcom-may-leave")
                    .description("Not while the host is down, nor when the lease runs out")
                    .toD("${exchangeProperty." + WriteNotification.ENDPOINT + "}").id("to-medcom")
                    .description("HTTP to the receiver of the unit")
                    .bean(ReadAnswer.class).id("medcom-sent").description("Acknowledged, refused, or acknowledged later")
                .doCatch(Exception.class).id("medcom-fails").description("Anything that went wrong")
                    .bean(Report.class, "notSent").id("medcom-not-sent").description("Refused, failed, or nothing left")
                .end()
            .end()
            .to(SETTLE).id("settle-medcom").description("Stores what became of each");
    }
    // @formatter:on
}
