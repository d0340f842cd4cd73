package dk.broen.routes.intake;

import dk.broen.mappings.format.MessageFormat;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Answers a message that is not accepted in the words of its format, in an envelope if it came in one. */
@Component
class AnswerHospital {
    private static final byte[] NOTHING = {};
    private final AnswerNegatively hl7;
    private final AnswerFhir fhir;
    private final AnswerXdis xdis;
    private final AnswerVans vans;
    private final WrapAnswer wrap;

    AnswerHospital(AnswerNegatively hl7, AnswerFhir fhir, AnswerXdis xdis, AnswerVans vans, WrapAnswer wrap) {
        this.hl7 = hl7;
        this.fhir = fhir;
        this.xdis = xdis;
        this.vans = vans;
        this.wrap = wrap;
    }

    /** The message is wrong: the reason and its location. */
    void refused(Exchange exchange) {
        if (exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof MessageRefused.Vans envelope) {
            vans.refused(envelope, exchange);
            return;
        }
        switch (exchange.getProperty(RecogniseFormat.FORMAT, MessageFormat.class)) {
            case HL7V2 -> exchange.getMessage().setBody(hl7.refused(exchange));
            case MEDCOM -> fhir.refused(exchange);
            case XDIS -> xdis.refused(exchange);
        }
        wrap.wrap(exchange);
    }

    /** The hub cannot store a message over HTTP: it must be sent again. */
    void unable(Exchange exchange) {
        if (exchange.getProperty(RecogniseFormat.FORMAT) == MessageFormat.XDIS) {
            xdis.unable(exchange);
        } else {
            fhir.unable(exchange);
        }
        wrap.wrap(exchange);
    }

    /** An acknowledgement or a receipt is not answered; HTTP has a status. */
    void silently(Exchange exchange) {
        hl7.silently(exchange);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        message.setBody(NOTHING);
    }
}
