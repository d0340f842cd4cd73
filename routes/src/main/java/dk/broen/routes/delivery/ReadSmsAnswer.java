package dk.broen.routes.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Reads what the gateway calls the SMS that it took: its delivery reports name it so. */
@Component
class ReadSmsAnswer {
    /** Exchange property: the gateway's id of the SMS, if its answer has one. */
    static final String GATEWAY_ID = "BroenGatewayId";
    private final Gateways gateways;

    ReadSmsAnswer(Gateways gateways) {
        this.gateways = gateways;
    }

    @Handler
    void read(Exchange exchange) {
        gateways.gatewayId(exchange.getMessage()).ifPresent(id -> exchange.setProperty(GATEWAY_ID, id));
    }
}
