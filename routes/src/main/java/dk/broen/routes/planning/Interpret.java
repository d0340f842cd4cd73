package dk.broen.routes.planning;

import dk.broen.adapters.journal.JournalEntry;
import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.census.ListMessage;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.Identification;
import dk.broen.mappings.xdis.XdisReader;
import dk.broen.routes.arrival.Arrival;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Interprets the message: wire format to event. A CPR number without a valid check digit is counted in a metric and never refused
 * (danish-standards.md §4).
 */
@Component
class Interpret {
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

    @Handler
    List<Interpreted> interpret(List<Arrival> batch) {
        return batch.stream().map(this::interpret).toList();
    }

    private Interpreted interpret(Arrival arrival) {
        Interpretation meaning = switch (arrival.kind()) {
            case HL7V2 -> adt.interpret(arrival.raw(), Charset.forName(arrival.charset()), directory::sender);
            case MEDCOM -> medcom.interpret(arrival.raw(), directory::sender);
            case XDIS -> xdis.interpret(arrival.raw(), directory::sender);
            case LIST -> ListMessage.interpret(arrival.raw(), directory::hospital);
        };
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
