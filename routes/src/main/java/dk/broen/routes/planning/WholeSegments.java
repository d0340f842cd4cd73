package dk.broen.routes.planning;

import dk.broen.mappings.hl7v2.AdtParser;
import dk.broen.routes.arrival.Arrival;
import java.nio.charset.Charset;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Gives the parser the segments that the hub reads, each whole, and the character set in which the message was received. */
@Component
class WholeSegments {
    @Handler
    byte[] of(Arrival arrival, Exchange exchange) {
        exchange.setProperty(Exchange.CHARSET_NAME, arrival.charset());
        return AdtParser.input(arrival.raw(), Charset.forName(arrival.charset()));
    }
}
