package dk.broen.routes.intake;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.routes.arrival.Envelopes;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Reads the header of an HL7 v2 message, and remembers what every answer to it needs, whatever kind of message it is. */
@Component
class Header {
    private final Directory directory;
    private final Envelopes envelopes;
    private final SequenceProtocol sequence;

    Header(Directory directory, Envelopes envelopes, SequenceProtocol sequence) {
        this.directory = directory;
        this.envelopes = envelopes;
        this.sequence = sequence;
    }

    /**
     * The sequence number is compared before all other checks: on a link, a message that is refused counts too, because the link would stop at
     * it.
     *
     * @throws MessageRefused if it is an acknowledgement, or messages before it are missing
     */
    Hl7Envelope read(byte[] raw, Exchange exchange) throws MessageRefused {
        Hl7Envelope envelope = envelopes.read(raw);
        exchange.setProperty(Identify.ENVELOPE, envelope);
        Optional<Hospital> hospital = directory.sender(envelope.header().sender());
        hospital.ifPresent(known -> exchange.setProperty(SealRefusal.SENDER, known.id().value()));
        if (envelope.header().acknowledgement()) {
            throw new MessageRefused.Acknowledgement();
        }
        if (hospital.isPresent()) {
            sequence.compare(envelope, hospital.get(), exchange);
        }
        return envelope;
    }
}
