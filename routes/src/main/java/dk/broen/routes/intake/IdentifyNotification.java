package dk.broen.routes.intake;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.References;
import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.format.Unwrapper;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.Identification;
import dk.broen.mappings.medcom.outgoing.AcknowledgementReader;
import dk.broen.mappings.vans.VansEnvelope;
import dk.broen.routes.arrival.Arrival;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Reads message id, sender and citizen of a MedCom message and checks the message against the code table. The check happens before the
 * answer because MedCom does not allow a negative answer after a positive one (danish-standards.md §1.7).
 */
@Component
class IdentifyNotification {
    private final HospitalNotificationReader reader;
    private final AcknowledgementReader acknowledgements;
    private final Directory directory;
    private final CitizenIndex citizens;
    private final Clock clock;

    IdentifyNotification(HospitalNotificationReader reader, AcknowledgementReader acknowledgements, Directory directory,
        CitizenIndex citizens, Clock clock) {
        this.reader = reader;
        this.acknowledgements = acknowledgements;
        this.directory = directory;
        this.citizens = citizens;
        this.clock = clock;
    }

    @Handler
    Arrival identify(byte[] raw, Exchange exchange) throws MessageRefused {
        try {
            Arrival arrival = identified(raw, exchange);
            exchange.setProperty(SealRefusal.SENDER, arrival.source());
            return arrival;
        } catch (MessageRefused refused) {
            reader.sender(raw, directory::sender).ifPresent(hospital -> exchange.setProperty(SealRefusal.SENDER, hospital.id().value()));
            throw acknowledges(raw, exchange) ? new MessageRefused.Acknowledgement() : refused;
        }
    }

    private Arrival identified(byte[] raw, Exchange exchange) throws MessageRefused {
        Identification identification = reader.identify(raw);
        if (identification instanceof Identification.Refused refused) {
            throw refused(refused.why());
        }
        Identification.Identified identified = (Identification.Identified) identification;
        Interpretation meaning = reader.interpret(raw, directory::sender);
        if (meaning instanceof Interpretation.Event readable && readable.event() instanceof StayEvent event) {
            exchange.setProperty(RefuseReusedBundle.BUNDLE, identified.bundleId());
            String hospital = event.department().hospital().value();
            return new Arrival(JournalEntry.Kind.MEDCOM, hospital, hospital, identified.messageHeaderId(), StandardCharsets.UTF_8.name(),
                clock.instant(), References.draw(), group(event), raw);
        }
        throw meaning instanceof Interpretation.Unreadable unreadable ? refused(unreadable)
            : new MessageRefused.MedCom("EVENT_UNSUPPORTED", "MessageHeader.event",
                "Not a hospital notification; only HospitalNotification is accepted");
    }

    /**
     * The name of the envelope decides, unless the message is a HospitalNotification. A bare acknowledgement over HTTP is refused by the status
     * of its request: a program of a municipality can have the login of a hospital.
     */
    private boolean acknowledges(byte[] raw, Exchange exchange) {
        Optional<VansEnvelope.Message> envelope = OpenEnvelope.of(exchange);
        return envelope.filter(one -> Unwrapper.acknowledges(one.document())).isPresent() && !isNotification(raw)
            || (envelope.isPresent() || Owner.of(exchange).isPresent()) && acknowledgements.acknowledges(raw);
    }

    private boolean isNotification(byte[] raw) {
        return reader.identify(raw) instanceof Identification.Identified;
    }

    private String group(HospitalEvent event) {
        return citizens.keyOf(event.citizen());
    }

    private static MessageRefused refused(Interpretation.Unreadable reason) {
        return new MessageRefused.MedCom(reason.code(), reason.location(), reason.message());
    }
}
