package dk.broen.routes.planning;

import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.hl7v2.AdtParser;
import dk.broen.routes.arrival.Arrival;
import java.nio.charset.Charset;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Gives the parser the segments that the hub reads, each whole, and the character set in which the message was received. */
@Component
class WholeSegments {
    private final Directory directory;

    WholeSegments(Directory directory) {
        this.directory = directory;
    }

    @Handler
    byte[] of(Arrival arrival, Exchange exchange) {
        exchange.setProperty(Exchange.CHARSET_NAME, arrival.charset());
        Set<String> own = directory.sender(arrival.feed()).map(hospital -> hospital.adt().ownSegments()).orElse(Set.of());
        return AdtParser.input(arrival.raw(), Charset.forName(arrival.charset()), own);
    }
}
