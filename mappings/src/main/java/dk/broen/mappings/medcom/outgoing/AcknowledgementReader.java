package dk.broen.mappings.medcom.outgoing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;

/**
 * Reads the acknowledgement messages that receivers of the hub's messages send. Only what settles a notice is read; what cannot be read, or is
 * another message, is no acknowledgement. Thread-safe.
 */
public final class AcknowledgementReader {
    private static final String EVENT = "acknowledgement-message";
    private final FhirContext fhir = FhirContext.forR4Cached();

    /** @param message FHIR as JSON or XML in UTF-8 */
    public Optional<ReceivedAcknowledgement> read(byte[] message) {
        return text(message).flatMap(this::header).flatMap(AcknowledgementReader::acknowledgement);
    }

    private static Optional<String> text(byte[] message) {
        try {
            return Optional
                .of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString().replace("\uFEFF", "").strip())
                .filter(text -> !text.contains("<!DOCTYPE"));
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private Optional<MessageHeader> header(String text) {
        if (!text.startsWith("{") && !text.startsWith("<")) {
            return Optional.empty();
        }
        IParser parser = text.startsWith("{") ? fhir.newJsonParser() : fhir.newXmlParser();
        try {
            return Optional.of(parser.parseResource(text)).filter(Bundle.class::isInstance).map(Bundle.class::cast)
                .flatMap(bundle -> headers(bundle).findFirst());
        } catch (DataFormatException | ClassCastException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Stream<MessageHeader> headers(Bundle bundle) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(MessageHeader.class::isInstance)
            .map(MessageHeader.class::cast);
    }

    private static Optional<ReceivedAcknowledgement> acknowledgement(MessageHeader header) {
        if (!header.hasEventCoding() || !EVENT.equals(header.getEventCoding().getCode()) || !header.getResponse().hasIdentifier()
            || header.getResponse().getCode() == null) {
            return Optional.empty();
        }
        return code(header.getResponse().getCode()).map(code -> new ReceivedAcknowledgement(header.getResponse().getIdentifier(), code));
    }

    private static Optional<ReceivedAcknowledgement.Code> code(MessageHeader.ResponseType response) {
        return switch (response) {
            case OK -> Optional.of(ReceivedAcknowledgement.Code.OK);
            case FATALERROR -> Optional.of(ReceivedAcknowledgement.Code.FATAL_ERROR);
            case TRANSIENTERROR -> Optional.of(ReceivedAcknowledgement.Code.TRANSIENT_ERROR);
            case NULL -> Optional.empty();
        };
    }
}
