package dk.broen.routes.intake;

import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.format.MessageFormat;
import dk.broen.mappings.hl7v2.Hl7Fault;
import java.util.Arrays;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Says in which format a message is read and answered: the one that its envelope or its HTTP address names, else the one with which its
 * content begins. What begins as none of them is answered as HL7 v2.
 */
@Component
class RecogniseFormat {
    /** Exchange property: the {@link MessageFormat}. */
    static final String FORMAT = "BroenFormat";
    private final MessageLimit limit;
    private final RefusedHl7 hl7;

    RecogniseFormat(MessageLimit limit, RefusedHl7 hl7) {
        this.limit = limit;
        this.hl7 = hl7;
    }

    @Handler
    void recognise(byte[] content, Exchange exchange) throws MessageRefused {
        MessageFormat format = exchange.getProperty(FORMAT, MessageFormat.of(content).orElse(MessageFormat.HL7V2), MessageFormat.class);
        exchange.setProperty(FORMAT, format);
        if (content.length > limit.bytes()) {
            throw tooLong(Arrays.copyOf(content, limit.bytes()), format, exchange);
        }
    }

    /** Only as much is kept as a message may have. */
    private MessageRefused tooLong(byte[] start, MessageFormat format, Exchange exchange) {
        exchange.setProperty(SealRefusal.RAW, start);
        Hl7Fault fault = Hl7Fault.MESSAGE_TOO_LONG;
        return switch (format) {
            case HL7V2 -> hl7.refused(start, fault, "MSH", exchange);
            case MEDCOM -> new MessageRefused.MedCom(fault.name(), "Bundle", fault.sentence());
            case XDIS -> new MessageRefused.Xdis(new Unreadable(fault.name(), "Emessage", fault.sentence()));
        };
    }
}
