package dk.broen.routes.receipts;

import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Stores in one transaction what follows from a receipt. The gateway is answered only when it is committed. */
@Component
class SettleReceipts extends RouteBuilder {
    static final String ADDRESS = "direct:settle-receipt";
    private final OneTransaction transaction;

    SettleReceipts(OneTransaction transaction) {
        this.transaction = transaction;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        from(ADDRESS).routeId("settle-receipt").description("Commits what follows from a receipt of an SMS").errorHandler(noErrorHandler())
            .policy(transaction).id("receipt-transaction").description("Commits all of it or nothing")
                .bean(FindSms.class).id("find-sms").description("The SMS that the gateway reports on")
                .bean(SettleSms.class).id("settle-sms-receipt").description("Arrived, came back, or nothing new")
            .end();
    }
    // @formatter:on
}
