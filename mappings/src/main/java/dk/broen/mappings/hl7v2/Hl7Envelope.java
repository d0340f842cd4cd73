package dk.broen.mappings.hl7v2;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** The outside of one HL7 v2 message: what receive needs to identify, answer and order it, and nothing that needs a full parse. */
public sealed interface Hl7Envelope {

    /** MSH, or as much of it as could be read; enough for {@link AcknowledgementWriter} to answer. */
    MessageHeader header();

    /**
     * How the header was decoded and an answer is to be encoded; ISO-8859-1, which keeps every byte, where the text could not be decoded.
     */
    Charset charset();

    /**
     * A message that can be identified and answered. Its content is not validated yet.
     *
     * @param identifiers the repetitions of the first PID-3 in their order; empty when the message has no PID
     */
    record Readable(MessageHeader header, Charset charset, List<PatientIdentifier> identifiers) implements Hl7Envelope {

        public Readable {
            identifiers = List.copyOf(identifiers);
        }

        /** The identifier that names the citizen: the CPR number, else a replacement CPR; empty when neither was sent. */
        public Optional<PatientIdentifier> citizen() {
            return from(PatientIdentifier.Authority.CPR).or(() -> from(PatientIdentifier.Authority.REPLACEMENT_CPR));
        }

        private Optional<PatientIdentifier> from(PatientIdentifier.Authority authority) {
            return identifiers.stream().filter(identifier -> identifier.authority() == authority).findFirst();
        }
    }

    /** A message that must be refused: what is wrong, and where. */
    record Unreadable(MessageHeader header, Charset charset, Hl7Refusal refusal) implements Hl7Envelope {}
}
