package dk.broen.routes.planning;

import ca.uhn.hl7v2.model.Message;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.census.ListMessage;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.hl7v2.AdtParser;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.Identification;
import dk.broen.mappings.xdis.XdisReader;
import dk.broen.routes.arrival.Arrival;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Interprets the message: wire format to event. A CPR number without a valid check digit is counted in a metric and never refused
 * (danish-standards.md §4).
 */
@Component
class Interpret {
    /** Exchange property: the message as it was received. */
    static final String ARRIVAL = "BroenArrival";
    private final AdtInterpreter adt;
    private final HospitalNotificationReader medcom;
    private final XdisReader xdis;
    private final Directory directory;
    private final MeterRegistry meters;

    Interpret(AdtInterpreter adt, HospitalNotificationReader medcom, XdisReader xdis, Directory directory, MeterRegistry meters) {
        this.adt = adt;
        this.medcom = medcom;
        this.xdis = xdis;
        this.directory = directory;
        this.meters = meters;
    }

    /** HL7 v2 that HAPI has parsed. */
    Interpreted parsed(Message message, @ExchangeProperty(ARRIVAL) Arrival arrival) {
        return interpreted(arrival, adt.interpret(message, Charset.forName(arrival.charset()), directory.sender(arrival.feed())));
    }

    /** HL7 v2 that cannot be parsed. */
    Interpreted notParsed(@ExchangeProperty(ARRIVAL) Arrival arrival, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        return interpreted(arrival, AdtParser.failed(cause));
    }

    /** A format whose reader takes the bytes as they were received. */
    Interpreted received(Arrival arrival) {
        return interpreted(arrival, switch (arrival.kind()) {
            case HL7V2 -> throw new IllegalStateException("HL7 v2 is parsed before it is interpreted");
            case MEDCOM -> medcom.interpret(arrival.raw(), directory::sender);
            case XDIS -> xdis.interpret(arrival.raw(), directory::sender);
            case LIST -> ListMessage.interpret(arrival.raw(), directory::hospital);
        });
    }

    private Interpreted interpreted(Arrival arrival, Interpretation meaning) {
        if (meaning instanceof Interpretation.Event readable && !readable.event().citizen().hasCheckDigit()) {
            meters.counter("broen.messages.without.check.digit", "source", arrival.source()).increment();
        }
        return new Interpreted(arrival, meaning, bundleId(arrival));
    }

    private Optional<String> bundleId(Arrival arrival) {
        return arrival.kind() == JournalEntry.Kind.MEDCOM && medcom.identify(arrival.raw()) instanceof Identification.Identified identified
            ? Optional.of(identified.bundleId()) : Optional.empty();
    }
}
