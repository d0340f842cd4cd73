package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.DeliveryEndpoints.CLAIM;
import static dk.broen.routes.delivery.DeliveryEndpoints.SETTLE;

import dk.broen.domain.notification.Channel;
import dk.broen.routes.wake.Wake;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.springframework.stereotype.Component;

/** Delivers the mails that are due. No transaction is open while the relay is spoken to. */
@Component
class MailDelivery extends RouteBuilder {
    private final Gateways gateways;
    private final DeliveryWorkers workers;

    MailDelivery(Gateways gateways, DeliveryWorkers workers) {
        this.gateways = gateways;
        this.workers = workers;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(Wake.endpoint(Channel.MAIL) + "&concurrentConsumers=" + workers.mail()).routeId("deliver-by-mail")
            .description("Delivers the mails that are due").errorHandler(noErrorHandler())
            .to(CLAIM).id("claim-mails").description("Claims a batch, after a look at each citizen")
            .bean(InMails.class, "of").id("put-in-mails").description("What is collected for one mailbox leaves in one mail")
            .split(body(), new GroupedBodyAggregationStrategy()).id("each-mail").description("One after the other")
                .bean(InMails.class, "keep").id("keep-mail").description("Remembers the notices for the outcome")
                .doTry().id("attempt-mail").description("One attempt")
                    .bean(Render.class, "write").id("render-mail").description("Writes what a mail may contain")
                    .bean(MayLeave.class).id("mail-may-leave").description("Not while the relay is down, nor when the lease runs out")
                    .to(gateways.mail()).id("to-mail").description("Mail by SMTP")
                    .bean(Report.class, "sent").id("mail-sent").description("The relay took it")
                .doCatch(Exception.class).id("mail-fails").description("Anything that went wrong")
                    .bean(Report.class, "notSent").id("mail-not-sent").description("Refused, failed, or nothing left")
                .end()
                .bean(InMails.class, "each").id("outcome-of-each").description("What became of a mail became of all its notices")
            .end()
            .bean(InMails.class, "all").id("all-outcomes").description("The outcomes of all mails")
            .to(SETTLE).id("settle-mails").description("Stores what became of each");
    }
    // @formatter:on
}
