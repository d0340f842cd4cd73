package dk.broen.routes.delivery;

import dk.broen.domain.terms.AnswerAddress;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Writes the answer to a ward as HL7 v2, for the address of this moment. */
@Component
class WriteReport {
    private final WardReply wards;

    WriteReport(WardReply wards) {
        this.wards = wards;
    }

    /** @throws UndeliverableException if the hospital is not answered by HL7 v2 any more */
    @Handler
    void write(@Body ClearedNotice.ToWard notice, Exchange exchange) {
        WardReply.address(notice, AnswerAddress.Mllp.class);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(wards.report(notice));
    }
}
