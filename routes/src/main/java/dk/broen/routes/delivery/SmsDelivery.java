package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.CLAIM;
import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE;

import dk.broen.domain.notification.Channel;
import dk.broen.routes.wake.Wake;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.springframework.stereotype.Component;

/** Delivers the SMS that are due. No transaction is open while the gateway is spoken to. */
@Component
class SmsDelivery extends RouteBuilder {
    private final Gateways gateways;
    private final DeliveryWorkers workers;

    SmsDelivery(Gateways gateways, DeliveryWorkers workers) {
        this.gateways = gateways;
        this.workers = workers;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(Wake.endpoint(Channel.SMS) + "&concurrentConsumers=" + workers.sms()).routeId("deliver-by-sms")
            .description("Delivers the SMS that are due").errorHandler(noErrorHandler())
            .to(CLAIM).id("claim-sms").description("Claims a batch, after a look at each citizen")
            .split(body(), new GroupedBodyAggregationStrategy()).id("each-sms").description("One after the other")
                .setProperty(Render.CLEARED, body()).id("keep-sms").description("Remembers the notice for the outcome")
                .doTry().id("attempt-sms").description("One attempt")
                    .bean(Render.class, "sms").id("render-sms").description("Writes a pointer without personal data")
                    .bean(MayLeave.class).id("sms-may-leave").description("Not while the gateway is down, nor when the lease runs out")
                    .to(gateways.sms()).id("to-sms").description("SMS by HTTP gateway or SMPP")
                    .bean(ReadSmsAnswer.class).id("read-sms-answer").description("What the gateway calls it")
                    .bean(Report.class, "sent").id("sms-sent").description("The gateway took it")
                .doCatch(Exception.class).id("sms-fails").description("Anything that went wrong")
                    .bean(Report.class, "notSent").id("sms-not-sent").description("Refused, failed, or nothing left")
                .end()
            .end()
            .to(SETTLE).id("settle-sms").description("Stores what became of each");
    }
    // @formatter:on
}
