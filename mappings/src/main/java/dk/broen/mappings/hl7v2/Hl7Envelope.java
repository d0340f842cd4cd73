package dk.broen.mappings.hl7v2;

import dk.broen.domain.terms.Cpr;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The envelope of an HL7 v2 message: what intake needs to identify, answer and order the message, without a full parse. */
public sealed interface Hl7Envelope {

    /** MSH, or as much of it as could be read. It is enough for {@link AcknowledgementWriter} to answer. */
    MshFields header();

    /**
     * The character set in which the header was decoded and an answer is encoded. If the text could not be decoded: ISO-8859-1, which keeps
     * every byte.
     */
    Charset charset();

    /**
     * A message that can be identified and answered. Its content is not validated yet.
     *
     * @param identifiers the repetitions of the first PID-3 that have a value, in their order; empty if the message has no PID
     */
    record Readable(MshFields header, Charset charset, List<PatientIdentifier> identifiers) implements Hl7Envelope {

        public Readable {
            identifiers = List.copyOf(identifiers);
        }

        /** The identifier of the citizen: the CPR number, else a replacement CPR; empty if the message has neither. */
        public Optional<PatientIdentifier> citizen() {
            return cprs().filter(identifier -> Cpr.read(identifier.value()).isPresent()).findFirst().or(() -> cprs().findFirst())
                .or(() -> from(PatientIdentifier.Authority.REPLACEMENT_CPR));
        }

        /** Whether two different CPR numbers are given, so that nobody knows whose message it is. */
        public boolean ambiguous() {
            return cprs().flatMap(identifier -> Cpr.read(identifier.value()).stream()).distinct().count() > 1;
        }

        private Stream<PatientIdentifier> cprs() {
            return identifiers.stream().filter(identifier -> identifier.authority() == PatientIdentifier.Authority.CPR);
        }

        private Optional<PatientIdentifier> from(PatientIdentifier.Authority authority) {
            return identifiers.stream().filter(identifier -> identifier.authority() == authority).findFirst();
        }
    }

    /** A message that must be refused, with reason and place. */
    record Unreadable(MshFields header, Charset charset, Hl7Refusal refusal) implements Hl7Envelope {}
}
