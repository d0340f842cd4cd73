package dk.broen.mappings.medcom.outgoing;

import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.medcom.BundleParser;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;

/**
 * Reads the acknowledgement messages that receivers of the hub's messages send. Only what settles a notice is read; what cannot be read, or is
 * another message, is no acknowledgement. A unit whose acknowledgement is not read is told twice, so all that the parser can read is read.
 * Thread-safe.
 */
public final class AcknowledgementReader {
    private static final String EVENT = "acknowledgement-message";
    private final BundleParser parser = BundleParser.lenient();

    /** @param message FHIR as JSON or XML in UTF-8 */
    public Optional<ReceivedAcknowledgement> read(byte[] message) {
        return bundle(message).flatMap(bundle -> headers(bundle).findFirst()).flatMap(AcknowledgementReader::acknowledgement);
    }

    /** Whether it is an acknowledgement message, also one that says too little to settle anything: none is ever answered. */
    public boolean acknowledges(byte[] message) {
        return bundle(message).flatMap(bundle -> headers(bundle).findFirst()).filter(AcknowledgementReader::named).isPresent();
    }

    private Optional<Bundle> bundle(byte[] message) {
        try {
            return Optional.of(parser.parse(message));
        } catch (UnreadableMessage notFhir) {
            return Optional.empty();
        }
    }

    private static Stream<MessageHeader> headers(Bundle bundle) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).filter(MessageHeader.class::isInstance)
            .map(MessageHeader.class::cast);
    }

    private static boolean named(MessageHeader header) {
        return header.hasEventCoding() && EVENT.equals(header.getEventCoding().getCode());
    }

    private static Optional<ReceivedAcknowledgement> acknowledgement(MessageHeader header) {
        if (!named(header) || !header.getResponse().hasIdentifier() || header.getResponse().getCode() == null) {
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
