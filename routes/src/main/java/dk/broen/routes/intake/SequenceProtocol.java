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
 * and counts once it is stored, before the answer. The protocol is for a link whose sender goes back after a gap. A queue or a folder has no
 * such sender: each message is kept there until it is taken, so no number is read.
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

    /**
     * A message that cannot be read is refused for that reason and for no other one but a gap, and counts.
     *
     * @throws MessageRefused if the number is missing or is none, or if messages before it are missing
     */
    void compare(Hl7Envelope envelope, Hospital hospital, Exchange exchange) throws MessageRefused {
        if (hospital.adt().sequenceNumbers() == AdtProfile.SequenceNumbers.IGNORED || Owner.of(exchange).isPresent()) {
            return;
        }
        String text = envelope.header().sequenceNumber().strip();
        Optional<SequenceNumber> number = SequenceNumber.of(text, numbers.last(link(envelope)));
        if (number.isPresent()) {
            compare(number.get(), envelope, exchange);
        } else if (envelope instanceof Hl7Envelope.Readable) {
            throw new MessageRefused.Hl7(envelope, new Hl7Refusal(text.isEmpty() ? Hl7Fault.FIELD_MISSING : Hl7Fault.FIELD_INVALID,
                "MSH-13"));
        }
    }

    private static void compare(SequenceNumber number, Hl7Envelope envelope, Exchange exchange) throws MessageRefused {
        exchange.setProperty(EXPECTED, number.expected());
        if (number.leavesAGap()) {
            throw new MessageRefused.SequenceGap(envelope);
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
