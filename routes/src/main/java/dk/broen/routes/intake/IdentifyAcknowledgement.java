package dk.broen.routes.intake;

import dk.broen.adapters.outbox.Outbox;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.medcom.outgoing.AcknowledgementReader;
import dk.broen.mappings.medcom.outgoing.ReceivedAcknowledgement;
import dk.broen.routes.delivery.Acknowledged;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Finds the notice that a municipality acknowledges: only a notice that was sent to it. A notice of another municipality is answered as one
 * that does not exist.
 */
@Component
class IdentifyAcknowledgement {
    private final AcknowledgementReader reader;
    private final Outbox outbox;

    IdentifyAcknowledgement(AcknowledgementReader reader, Outbox outbox) {
        this.reader = reader;
        this.outbox = outbox;
    }

    @Handler
    Acknowledged identify(byte[] raw, Exchange exchange) throws MessageRefused {
        Optional<MunicipalityCode> municipality =
            exchange.getProperty(TakeLogin.LOGIN, ClientLogin.NONE, ClientLogin.class).municipality();
        ReceivedAcknowledgement acknowledgement = reader.read(raw).orElseThrow(() -> new MessageRefused.MedCom("ACKNOWLEDGEMENT_EXPECTED",
            "MessageHeader.event", "A municipality sends acknowledgement messages only, with response.identifier and response.code"));
        Outbox.Left left =
            notice(acknowledgement.about()).flatMap(id -> municipality.flatMap(code -> outbox.left(id, Channel.MEDCOM, code)))
                .orElseThrow(() -> new MessageRefused.MedCom("ACKNOWLEDGED_UNKNOWN", "MessageHeader.response.identifier",
                    "The hub has sent no message with this MessageHeader.id to the municipality of this login"));
        return new Acknowledged(left, acknowledgement.code());
    }

    private static Optional<NotificationId> notice(String id) {
        try {
            return Optional.of(new NotificationId(UUID.fromString(id)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
