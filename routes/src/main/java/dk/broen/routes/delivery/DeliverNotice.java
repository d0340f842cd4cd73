package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.DELIVER;
import static dk.broen.routes.delivery.DeliveryEndpoints.TO_QUEUE;
import static dk.broen.routes.delivery.Render.CHANNEL;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.Channel;
import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Delivers one due notice: claim, look at the citizen again, render, send, settle. The attempt is committed before the notice leaves, and
 * no transaction is open while it leaves (design.md §4.3).
 */
@Component
class DeliverNotice extends RouteBuilder {
    private final OneTransaction transaction;
    private final Gateways gateways;

    DeliverNotice(OneTransaction transaction, Gateways gateways) {
        this.transaction = transaction;
        this.gateways = gateways;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(DELIVER).routeId("delivery").description("Delivers one due notice after a look at the citizen")
            .errorHandler(noErrorHandler())
            .policy(transaction).id("claim-transaction").description("Commits the attempt before the notice leaves")
                .bean(Claim.class).id("claim").description("Locks the notice if it is the first of its lane")
                .filter(body().isInstanceOf(DueNotification.class)).id("claimed").description("Ends here if sent or waiting for another")
                    .bean(LookBeforeSending.class).id("look-before-sending").description("Does the plan of this moment still hold it?")
                .end()
            .end()
            .filter(body().isInstanceOf(ClearedNotice.class)).id("cleared").description("Ends here if dropped or postponed")
                .bean(Render.class).id("render").description("Writes what this channel may contain")
                .choice().id("channel").description("Selects the channel")
                    .when(exchangeProperty(CHANNEL).isEqualTo(Channel.QUEUE)).to(TO_QUEUE).id("to-queue").description("Queue")
                    .when(exchangeProperty(CHANNEL).isEqualTo(Channel.MAIL)).to(gateways.mail()).id("to-mail").description("Mail by SMTP")
                    .when(exchangeProperty(CHANNEL).isEqualTo(Channel.SMS)).to(gateways.sms()).id("to-sms").description("SMS by HTTP gateway")
                    .otherwise().bean(UnknownChannel.class).id("unknown-channel").description("No endpoint: given up at once")
                .end()
                .policy(transaction).id("settle-transaction").description("Commits the outcome with the look that follows from it")
                    .bean(Settle.class).id("settle").description("Marks the notice as sent")
                .end()
            .end();
    }
    // @formatter:on
}
