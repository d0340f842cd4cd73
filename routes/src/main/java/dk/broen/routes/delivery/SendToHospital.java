package dk.broen.routes.delivery;

import dk.broen.adapters.mllp.MllpClient;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.mappings.hl7v2.HospitalAcknowledgement;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Sends the answer to a ward, and reads the acknowledgement of the hospital's system. A frame that does not answer this message is none. An error
 * (AE, CE) is about this message and final; a rejection (AR, CR) says that the system cannot take it now, so the same message is tried again
 * (HL7 table 0008; danish-standards.md §3).
 */
@Component
class SendToHospital {
    private final MllpClient client;
    private final Breakers breakers;

    SendToHospital(MllpClient client, Breakers breakers) {
        this.client = client;
        this.breakers = breakers;
    }

    @Handler
    Outcome send(@Body byte[] message, @ExchangeProperty(Render.CLEARED) ClearedNotice.ToWard notice) throws IOException {
        AnswerAddress.Mllp to = WardReply.address(notice, AnswerAddress.Mllp.class);
        HospitalAcknowledgement answer = client.send(to.host(), to.port(), to.tls(), message,
            frame -> HospitalAcknowledgement.read(frame).filter(read -> read.about().equals(notice.due().reference())));
        breakers.answered(Receiver.of(notice.due()));
        String cause = "HL7_" + answer.code();
        if (answer.positive()) {
            return new Outcome.Sent(notice.due(), ContentLevel.FULL);
        }
        return answer.passing() ? new Outcome.Failed(notice.due(), cause) : new Outcome.Refused(notice.due(), cause);
    }
}
