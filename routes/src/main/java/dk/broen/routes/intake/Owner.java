package dk.broen.routes.intake;

import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.routes.arrival.Arrival;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * The hospital to which a queue or a folder belongs. Only this hospital can write there, so a message that names another hospital as its sender
 * is refused: no hospital speaks for another. A message over HTTP has no owner.
 */
@Component
class Owner {
    /** Exchange property: the id of the hospital whose queue or folder it is. */
    static final String HOSPITAL = "BroenHospital";
    private static final Hl7Refusal FOREIGN = new Hl7Refusal(Hl7Fault.SENDER_FOREIGN, "MSH-3");
    private static final String SENTENCE = "The sender is not the hospital to which this queue or folder belongs";

    @Handler
    Arrival check(Arrival arrival, Exchange exchange) throws MessageRefused {
        if (of(exchange).filter(owner -> !owner.equals(arrival.source())).isEmpty()) {
            return arrival;
        }
        throw switch (arrival.kind()) {
            case HL7V2 -> new MessageRefused.Hl7(exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.class), FOREIGN);
            case MEDCOM -> new MessageRefused.MedCom(FOREIGN.fault().name(), "MessageHeader.sender", SENTENCE);
            case XDIS -> new MessageRefused.Xdis(new Unreadable(FOREIGN.fault().name(), "Sender", SENTENCE));
            case LIST -> throw new IllegalStateException("a list does not come as a message");
        };
    }

    /** Empty for HTTP and MLLP. */
    static Optional<String> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(HOSPITAL, String.class));
    }
}
