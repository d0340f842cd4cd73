package dk.broen.routes.delivery;

import dk.broen.routes.transaction.OneTransaction;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Stores what receivers say of notices that the hub sent before. The caller answers the receiver only when it is committed. */
@Component
public class AcknowledgedNotices extends RouteBuilder {
    /** The endpoint that takes an {@link Acknowledged}. */
    public static final String ENDPOINT = "direct:acknowledged-notice";
    private final OneTransaction transaction;

    AcknowledgedNotices(OneTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public void configure() {
        from(ENDPOINT).routeId("acknowledged-notice").description("Commits what a receiver says of a notice").errorHandler(noErrorHandler())
            .policy(transaction).id("acknowledgement-policy").description("Commits all of it or nothing")
            .bean(SettleAcknowledged.class).id("settle-acknowledged").description("Arrived, refused, or nothing new");
    }
}
