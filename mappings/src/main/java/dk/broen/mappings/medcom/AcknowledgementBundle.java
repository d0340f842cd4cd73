package dk.broen.mappings.medcom;

import ca.uhn.fhir.context.FhirContext;
import dk.broen.mappings.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes MedCom acknowledgements (danish-standards.md §1.6) in the format of the message that they answer. The content depends on the
 * message and the response only, so a repeated message gets the same content again, with new ids and times. It repeats nothing of the
 * citizen. An acknowledgement is never acknowledged: the caller must not ask for it. Thread-safe.
 */
public final class AcknowledgementBundle {
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final BundleParser parser = new BundleParser();
    private final Clock clock;
    private final Supplier<UUID> ids;

    /**
     * @param clock gives the time and the zone of the acknowledgement
     * @param ids gives a new id at each call
     */
    public AcknowledgementBundle(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Answers a message. If the message has no id or names no sender, the answer is an OperationOutcome alone.
     *
     * @param message the bytes as received; they need not be readable
     */
    public Acknowledgement answer(byte[] message, Response response) {
        Optional<MessageBundle> read = read(message);
        Format format = Format.ofAnswerTo(message);
        return read.filter(AcknowledgementBundle::answerable)
            .map(received -> written(Acknowledgement.Kind.MESSAGE, format,
                new AcknowledgementDraft(received, response, clock, ids).bundle()))
            .orElseGet(() -> written(Acknowledgement.Kind.OUTCOME, format, alone(read, response)));
    }

    private Optional<MessageBundle> read(byte[] message) {
        try {
            return Optional.of(new MessageBundle(parser.parse(message)));
        } catch (UnreadableMessage unreadable) {
            return Optional.empty();
        }
    }

    /** An acknowledgement is never acknowledged (danish-standards.md §1.6): two systems could answer each other without end. */
    private static boolean answerable(MessageBundle message) {
        return !message.acknowledges() && message.ids().messageHeader().isPresent() && Party.sender(message).known();
    }

    private static OperationOutcome alone(Optional<MessageBundle> message, Response response) {
        OperationOutcome outcome = Outcome.of(response);
        message.map(MessageBundle::ids).ifPresent(ids -> ids.extensions().forEach(outcome::addExtension));
        return outcome;
    }

    private Acknowledgement written(Acknowledgement.Kind kind, Format format, Resource answer) {
        return new Acknowledgement(kind, format,
            format.parser(fhir).encodeResourceToString(answer).getBytes(StandardCharsets.UTF_8));
    }
}
