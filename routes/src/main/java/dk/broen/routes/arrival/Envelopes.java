package dk.broen.routes.arrival;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the envelope of an HL7 v2 message with the character set that the message declares, or that is configured for its sender. */
@Component
public class Envelopes {
    private final Directory directory;
    private final Hl7EnvelopeReader reader = new Hl7EnvelopeReader();

    public Envelopes(Directory directory) {
        this.directory = directory;
    }

    /**
     * Reads the envelope. An empty MSH-18 means the character set that is configured for the sender. The sender's name is ASCII in every
     * character set, so the first read finds it.
     */
    public Hl7Envelope read(byte[] raw) {
        Hl7Envelope first = reader.read(raw, StandardCharsets.ISO_8859_1);
        return first instanceof Hl7Envelope.Readable readable
            ? sender(readable).map(hospital -> Charset.forName(hospital.adt().charset()))
                .filter(configured -> !configured.equals(readable.charset()))
                .map(configured -> reader.read(raw, configured)).orElse(first)
            : first;
    }

    /** The hospital that sent the message, if it is configured. */
    public Optional<Hospital> sender(Hl7Envelope.Readable readable) {
        return directory.sender(readable.header().sender());
    }
}
