package dk.broen.routes.mailbox;

import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Stores in one transaction what follows from a mail. A failure is handled by the calling route. */
@Component
class SettleMails extends RouteBuilder {
    static final String ADDRESS = "direct:settle-mail";
    private final OneTransaction transaction;

    SettleMails(OneTransaction transaction) {
        this.transaction = transaction;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(ADDRESS).routeId("settle-mail").description("Commits what follows from a mail").errorHandler(noErrorHandler())
            .policy(transaction).id("mail-transaction").description("Commits all of it or nothing")
                .bean(FindNotice.class).id("find-notice").description("The notice that came back, or is answered")
                .bean(SettleMail.class).id("settle-found").description("Given up, a work item, or nothing new")
            .end();
    }
    // @formatter:on
}
