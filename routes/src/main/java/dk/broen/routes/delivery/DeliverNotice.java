package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.DELIVER;
import static dk.broen.routes.delivery.DeliveryEndpoints.TO_QUEUE;
import static dk.broen.routes.delivery.Render.CHANNEL;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** One due notice: claimed, asked about again, rendered, delivered, settled; its row is locked from the first step to the last. */
@Component
class DeliverNotice extends RouteBuilder {
    private final Gateways gateways;

    DeliverNotice(Gateways gateways) {
        this.gateways = gateways;
    }

    @Override
    public void configure() {
        from(DELIVER).routeId("delivery").description("One due notice, asked about again and delivered")
            .errorHandler(noErrorHandler())
            .transacted().id("claim-transaction")
            .bean(Claim.class).id("claim").description("Mine alone, and none before it in its lane")
            .bean(RecheckNotice.class).id("ask-again").description("Consent, stay and recipient still as planned?")
            .bean(Render.class).id("render").description("Only what this channel may say")
            .choice().id("channel").description("By which channel")
            .when(exchangeProperty(CHANNEL).isEqualTo("QUEUE")).to(TO_QUEUE).id("to-queue").description("The unit's own address")
            .when(exchangeProperty(CHANNEL).isEqualTo("MAIL")).to(gateways.mail()).id("to-mail").description("SMTP")
            .otherwise().to(gateways.sms()).id("to-sms").description("SMS gateway by HTTP")
            .end()
            .bean(Settle.class).id("settle").description("Has left");
    }
}
