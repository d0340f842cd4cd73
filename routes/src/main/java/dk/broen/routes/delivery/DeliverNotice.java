package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.DELIVER;
import static dk.broen.routes.delivery.DeliveryEndpoints.TO_QUEUE;
import static dk.broen.routes.delivery.Render.CHANNEL;

import dk.broen.adapters.outbox.DueNotification;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** One due notice: claimed, checked again, rendered, sent, settled. Its row is locked from the first step to the last. */
@Component
class DeliverNotice extends RouteBuilder {
    private final Gateways gateways;

    DeliverNotice(Gateways gateways) {
        this.gateways = gateways;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(DELIVER).routeId("delivery").description("One due notice, checked again and delivered")
            .errorHandler(noErrorHandler())
            .transacted().id("claim-transaction")
            .bean(Claim.class).id("claim").description("For this worker alone, and first in its lane")
            .filter(body().isInstanceOf(DueNotification.class)).id("claimed").description("Otherwise it has left, or waits for its predecessor")
                .bean(RecheckNotice.class).id("recheck").description("Consent, stay and recipient still as planned?")
                .filter(body().isInstanceOf(ClearedNotice.class)).id("may-leave").description("Otherwise it is dropped or postponed")
                    .bean(Render.class).id("render").description("Only what this channel may say")
                    .choice().id("channel").description("By which channel")
                        .when(exchangeProperty(CHANNEL).isEqualTo("QUEUE")).to(TO_QUEUE).id("to-queue").description("The unit's own address")
                        .when(exchangeProperty(CHANNEL).isEqualTo("MAIL")).to(gateways.mail()).id("to-mail").description("SMTP")
                        .when(exchangeProperty(CHANNEL).isEqualTo("SMS")).to(gateways.sms()).id("to-sms").description("SMS gateway by HTTP")
                        .otherwise().throwException(new IllegalStateException("no endpoint delivers by this channel")).id("unknown-channel")
                    .end()
                    .bean(Settle.class).id("settle").description("The notice has left")
                .end()
            .end();
    }
    // @formatter:on
}
