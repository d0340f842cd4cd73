package dk.broen.routes.intake;

import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.routes.arrival.Arrival;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * The hospital to whose address a message was sent. The broker has checked who sends there, so a message that names another hospital as
 * its sender is refused: over a queue, no hospital speaks for another.
 */
@Component
class QueueOwner {
    /** Exchange property: the id of the hospital to whose address the message was sent. */
    static final String HOSPITAL = "BroenHospital";
    private static final Hl7Refusal FOREIGN = new Hl7Refusal(Hl7Fault.SENDER_FOREIGN, "MSH-3");

    Arrival check(Arrival arrival, Exchange exchange) throws MessageRefused {
        if (arrival.source().equals(exchange.getProperty(HOSPITAL, String.class))) {
            return arrival;
        }
        throw switch (arrival.kind()) {
            case HL7V2 -> new MessageRefused.Hl7(exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.class), FOREIGN);
            case MEDCOM -> new MessageRefused.MedCom("SENDER_FOREIGN", "MessageHeader.sender",
                "The sender is not the hospital to which this queue belongs");
            case XDIS, LIST -> throw new IllegalStateException(arrival.kind() + " does not come by queue");
        };
    }

    /** Whatever hospital the message names, its dead letter is that of the hospital whose queue it is. */
    void isSource(Exchange exchange) {
        exchange.setProperty(SealRefusal.SENDER, exchange.getProperty(HOSPITAL, String.class));
    }
}
