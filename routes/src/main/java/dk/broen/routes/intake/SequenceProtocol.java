package dk.broen.routes.intake;

import dk.broen.adapters.sequence.SequenceNumbers;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.mappings.hl7v2.SequenceNumber;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * The sequence number protocol (HL7 v2.5.1 §2.10.1), for hospitals whose file asks for it. The number is compared before the message is stored,
 * and counts once it is stored, before the answer.
 */
@Component
class SequenceProtocol {
    /** Exchange property: what MSA-4 says. */
    private static final String EXPECTED = "BroenExpectedSequenceNumber";
    /** Exchange property: the {@link SequenceNumber} of the message. */
    private static final String NUMBER = "BroenSequenceNumber";

    private final SequenceNumbers numbers;

    SequenceProtocol(SequenceNumbers numbers) {
        this.numbers = numbers;
    }

    /** What MSA-4 of the answer says; empty for a hospital that sends no numbers. */
    static Optional<String> expected(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(EXPECTED, String.class));
    }

    /** @throws MessageRefused if the number is missing or is none, or if messages before it are missing */
    void compare(Hl7Envelope.Readable readable, Hospital hospital, Exchange exchange) throws MessageRefused {
        if (hospital.adt().sequenceNumbers() == AdtProfile.SequenceNumbers.IGNORED) {
            return;
        }
        String text = readable.header().sequenceNumber().strip();
        if (text.isEmpty()) {
            throw new MessageRefused.Hl7(readable, new Hl7Refusal(Hl7Fault.FIELD_MISSING, "MSH-13"));
        }
        SequenceNumber number = SequenceNumber.of(text, numbers.last(link(readable)))
            .orElseThrow(() -> new MessageRefused.Hl7(readable, new Hl7Refusal(Hl7Fault.FIELD_INVALID, "MSH-13")));
        exchange.setProperty(EXPECTED, number.expected());
        if (number.leavesAGap()) {
            throw new MessageRefused.Hl7(readable, new Hl7Refusal(Hl7Fault.SEQUENCE_GAP, "MSH-13"));
        }
        exchange.setProperty(NUMBER, number);
    }

    /** The message is stored, or is kept as refused: sending it again unchanged would not help, and the link must not stop. */
    void count(Exchange exchange) {
        Hl7Envelope envelope = exchange.getProperty(Identify.ENVELOPE, Hl7Envelope.class);
        Optional.ofNullable(exchange.getProperty(NUMBER, SequenceNumber.class)).ifPresent(number -> {
            if (number.resynchronises()) {
                numbers.resynchronise(link(envelope));
            } else if (number.counts()) {
                numbers.accepted(link(envelope), number.number());
            }
        });
    }

    private static String link(Hl7Envelope envelope) {
        return envelope.header().sender();
    }
}
