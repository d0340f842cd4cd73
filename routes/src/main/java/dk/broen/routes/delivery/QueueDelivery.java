package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.CLAIM;
import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE;

import dk.broen.domain.notification.Channel;
import dk.broen.routes.wake.Wake;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Delivers the notices and the answers to wards that leave by queue. No transaction is open while the broker stores them. */
@Component
class QueueDelivery extends RouteBuilder {
    private final DeliveryWorkers workers;

    QueueDelivery(DeliveryWorkers workers) {
        this.workers = workers;
    }

    @Override
    public void configure() {
        from(Wake.endpoint(Channel.QUEUE) + "&concurrentConsumers=" + workers.queue()).routeId("deliver-by-queue")
            .description("Delivers the queue notices that are due")
            .errorHandler(noErrorHandler())
            .to(CLAIM).id("claim-queue-notices").description("Claims a batch, after a look at each citizen")
            .bean(SendToQueues.class).id("to-queues").description("Writes and sends all, then waits until the broker has stored them")
            .to(SETTLE).id("settle-queue-notices").description("Stores what became of each");
    }
}
