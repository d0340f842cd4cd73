package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.notification.StayReports;
import dk.broen.mappings.medcom.outgoing.AcknowledgementReader;
import dk.broen.mappings.medcom.outgoing.ReceivedAcknowledgement;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.stereotype.Component;

/**
 * Reads what the receiver of a HospitalNotification answered: its acknowledgement, or that it took the message and acknowledges later. Any
 * other answer is a failure of HTTP.
 */
@Component
class ReadAnswer {
    private static final String TRANSIENT = "MEDCOM_TRANSIENT_ERROR";
    private static final int CONFLICT = 409;
    private final AcknowledgementReader reader;
    private final Breakers breakers;

    ReadAnswer(AcknowledgementReader reader, Breakers breakers) {
        this.reader = reader;
        this.breakers = breakers;
    }

    @Handler
    Outcome read(Exchange exchange) throws HttpOperationFailedException {
        DueNotification due = exchange.getProperty(Render.CLEARED, ClearedNotice.class).due();
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        Optional<ReceivedAcknowledgement> acknowledgement = reader.read(body(exchange))
            .filter(answer -> answer.about().equals(due.id().toString()));
        if (acknowledgement.isEmpty() && status / 100 != 2 && status != CONFLICT) {
            throw new HttpOperationFailedException("", status, "", "", Map.of(), "");
        }
        breakers.answered(Receiver.of(due));
        return acknowledgement.map(answer -> outcome(due, answer))
            .orElseGet(() -> status == CONFLICT ? new Outcome.Failed(due, "HTTP_" + status) : new Outcome.Awaited(due));
    }

    private static Outcome outcome(DueNotification due, ReceivedAcknowledgement answer) {
        return switch (answer.code()) {
            case OK -> new Outcome.Sent(due, ContentLevel.FULL);
            case FATAL_ERROR -> new Outcome.Refused(due, StayReports.REFUSED);
            case TRANSIENT_ERROR -> new Outcome.Failed(due, TRANSIENT);
        };
    }

    private static byte[] body(Exchange exchange) {
        byte[] body = exchange.getMessage().getBody(byte[].class);
        return body == null ? new byte[0] : body;
    }
}
