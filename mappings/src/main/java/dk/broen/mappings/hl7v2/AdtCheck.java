package dk.broen.mappings.hl7v2;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.hl7v2.PatientIdentifier.Authority;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides whether the hub takes an HL7 v2 message: everything that is checked before AA, in the order of the answers (danish-standards.md
 * §3.1, check before AA). The kind of the message comes first: what the hub never takes is answered AR, whatever else is wrong with it.
 */
public final class AdtCheck {
    private final AdtInterpreter adt;
    private final Function<String, Optional<Hospital>> senders;
    private final Set<String> processingIds;

    /**
     * @param senders finds a hospital by the name that {@link MshFields#sender()} returns
     * @param processingIds the accepted values of MSH-11.1; an empty one is always accepted
     */
    public AdtCheck(AdtInterpreter adt, Function<String, Optional<Hospital>> senders, Set<String> processingIds) {
        this.adt = adt;
        this.senders = senders;
        this.processingIds = Set.copyOf(processingIds);
    }

    /** The answer to a message. */
    public sealed interface Outcome {
        /**
         * The message is taken: AA, once it is stored.
         *
         * @param citizen the CPR number, or a replacement CPR number if there is none
         */
        record Taken(Hl7Envelope.Readable envelope, Hospital hospital, PatientIdentifier citizen) implements Outcome {}

        /** The message is refused: AE or AR. */
        record Refused(Hl7Refusal refusal) implements Outcome {}
    }

    public Outcome check(byte[] raw, Hl7Envelope envelope) {
        if (envelope instanceof Hl7Envelope.Unreadable unreadable) {
            return new Outcome.Refused(unreadable.refusal());
        }
        Hl7Envelope.Readable readable = (Hl7Envelope.Readable) envelope;
        Optional<Hospital> hospital = senders.apply(readable.header().sender());
        return kind(readable.header()).or(() -> sender(hospital)).or(() -> citizen(readable))
            .or(() -> adt.refusal(raw, readable, hospital.orElseThrow())).<Outcome>map(Outcome.Refused::new)
            .orElseGet(() -> new Outcome.Taken(readable, hospital.orElseThrow(), readable.citizen().orElseThrow()));
    }

    private Optional<Hl7Refusal> kind(MshFields header) {
        if (!header.messageCode().equals("ADT")) {
            return refused(Hl7Fault.MESSAGE_TYPE_UNSUPPORTED, "MSH-9");
        }
        if (!Trigger.taken(header.triggerEvent().strip())) {
            return refused(Hl7Fault.TRIGGER_UNSUPPORTED, "MSH-9.2");
        }
        return header.processingId().isEmpty() || processingIds.contains(header.processingId()) ? Optional.empty()
            : refused(Hl7Fault.PROCESSING_ID_UNSUPPORTED, "MSH-11");
    }

    private static Optional<Hl7Refusal> sender(Optional<Hospital> hospital) {
        return hospital.isPresent() ? Optional.empty() : refused(Hl7Fault.SENDER_UNKNOWN, "MSH-3");
    }

    static Optional<Hl7Refusal> citizen(Hl7Envelope.Readable readable) {
        if (readable.ambiguous()) {
            return refused(Hl7Fault.CITIZEN_AMBIGUOUS, "PID-3");
        }
        Optional<PatientIdentifier> citizen = readable.citizen();
        if (citizen.isEmpty()) {
            return refused(Hl7Fault.CITIZEN_MISSING, "PID-3");
        }
        return citizen.filter(known -> known.authority() == Authority.CPR && Cpr.read(known.value()).isEmpty())
            .flatMap(invalid -> refused(Hl7Fault.CITIZEN_INVALID, "PID-3"));
    }

    private static Optional<Hl7Refusal> refused(Hl7Fault fault, String location) {
        return Optional.of(new Hl7Refusal(fault, location));
    }
}
