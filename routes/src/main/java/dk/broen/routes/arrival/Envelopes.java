package dk.broen.routes.arrival;

import dk.broen.domain.municipality.Directory;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import dk.broen.mappings.hl7v2.MshFields;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
     * Reads the envelope. An empty MSH-18 means the character set that is configured for the sender.
     */
    public Hl7Envelope read(byte[] raw) {
        return reader.read(raw, directory.sender(reader.senderOf(raw)).map(hospital -> Charset.forName(hospital.adt().charset()))
            .orElse(StandardCharsets.ISO_8859_1));
    }

    /** The header alone: what kind of message it is. */
    public MshFields header(byte[] raw) {
        return reader.headerOf(raw);
    }

    /**
     * The character set in which a text would have come as bytes: the one that it declares, or that is configured for its sender. UTF-8 if
     * the envelope cannot be read; then the message is refused anyway.
     */
    public Charset declaredIn(String text) {
        return read(text.getBytes(StandardCharsets.US_ASCII)) instanceof Hl7Envelope.Readable readable ? readable.charset()
            : StandardCharsets.UTF_8;
    }
}
