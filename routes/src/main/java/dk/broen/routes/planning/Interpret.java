package dk.broen.routes.planning;

import dk.broen.domain.directory.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.routes.intake.Arrival;
import java.nio.charset.Charset;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Wire format to event. */
@Component
class Interpret {
    private final AdtInterpreter adt;
    private final HospitalNotificationReader medcom;
    private final Directory directory;

    Interpret(AdtInterpreter adt, HospitalNotificationReader medcom, Directory directory) {
        this.adt = adt;
        this.medcom = medcom;
        this.directory = directory;
    }

    @Handler
    Interpreted interpret(Arrival arrival) {
        return new Interpreted(arrival, switch (arrival.kind()) {
            case HL7V2 -> adt.interpret(arrival.raw(), Charset.forName(arrival.charset()), directory::sender);
            case MEDCOM -> medcom.interpret(arrival.raw(), directory::sender);
        });
    }
}
