package dk.broen.routes.intake;

import dk.broen.adapters.crypto.CitizenIndex;
import dk.broen.adapters.journal.JournalEntry;
import dk.broen.adapters.occasions.References;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Hospital;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import dk.broen.mappings.hl7v2.PatientIdentifier;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.Envelopes;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Reads sender, control id, character set and citizen of an HL7 v2 message. This is what the hub needs to store, acknowledge and order the
 * message; the full parse happens in planning (design.md §8). What is cheap to check is checked here: an accepted message will be planned
 * (danish-standards.md §3.1, check before AA).
 */
@Component
class Identify {
    /** Exchange property: the {@link Hl7Envelope} from which the acknowledgement is made. */
    static final String ENVELOPE = "BroenEnvelope";

    private final Directory directory;
    private final Envelopes envelopes;
    private final CitizenIndex citizens;
    private final Clock clock;
    private final ProcessingIds processingIds;
    private final SequenceProtocol sequence;
    private final AdtInterpreter adt;

    Identify(Directory directory, Envelopes envelopes, CitizenIndex citizens, Clock clock, ProcessingIds processingIds,
        SequenceProtocol sequence, AdtInterpreter adt) {
        this.directory = directory;
        this.envelopes = envelopes;
        this.citizens = citizens;
        this.clock = clock;
        this.processingIds = processingIds;
        this.sequence = sequence;
        this.adt = adt;
    }

    @Handler
    Arrival identify(byte[] raw, Exchange exchange) throws MessageRefused {
        Hl7Envelope envelope = envelopes.read(raw);
        exchange.setProperty(ENVELOPE, envelope);
        directory.sender(envelope.header().sender()).ifPresent(hospital -> exchange.setProperty(SealRefusal.SENDER, hospital.id().value()));
        if (envelope instanceof Hl7Envelope.Unreadable unreadable) {
            throw new MessageRefused.Hl7(envelope, unreadable.refusal());
        }
        Hl7Envelope.Readable readable = (Hl7Envelope.Readable) envelope;
        if (!readable.header().messageCode().equals("ADT")) {
            throw refused(envelope, Hl7Fault.MESSAGE_TYPE_UNSUPPORTED, "MSH-9");
        }
        String processingId = readable.header().processingId();
        if (!processingId.isEmpty() && !processingIds.accepted().contains(processingId)) {
            throw refused(envelope, Hl7Fault.PROCESSING_ID_UNSUPPORTED, "MSH-11");
        }
        Hospital hospital = envelopes.sender(readable).orElseThrow(() -> refused(envelope, Hl7Fault.SENDER_UNKNOWN, "MSH-3"));
        sequence.compare(readable, hospital, exchange);
        String group = group(readable);
        Optional<Hl7Refusal> refusal = adt.refusal(raw, readable, hospital);
        if (refusal.isPresent()) {
            throw new MessageRefused.Hl7(envelope, refusal.get());
        }
        return new Arrival(JournalEntry.Kind.HL7V2, hospital.id().value(), readable.header().sender(), readable.header().controlId(),
            readable.charset().name(), clock.instant(), References.draw(), group, raw);
    }

    /**
     * The message group: a keyed hash of the CPR number or replacement CPR number. A message with a replacement CPR is stored and ordered
     * as well; planning lets it wait for its citizen (danish-standards.md §4).
     */
    private String group(Hl7Envelope.Readable readable) throws MessageRefused {
        if (readable.ambiguous()) {
            throw refused(readable, Hl7Fault.CITIZEN_AMBIGUOUS, "PID-3");
        }
        PatientIdentifier identifier = readable.citizen().orElseThrow(() -> refused(readable, Hl7Fault.CITIZEN_MISSING, "PID-3"));
        if (identifier.authority() == PatientIdentifier.Authority.REPLACEMENT_CPR) {
            return citizens.hash("replacement-cpr", identifier.value());
        }
        return citizens.keyOf(Cpr.read(identifier.value()).orElseThrow(() -> refused(readable, Hl7Fault.CITIZEN_INVALID, "PID-3")));
    }

    private static MessageRefused refused(Hl7Envelope envelope, Hl7Fault fault, String location) {
        return new MessageRefused.Hl7(envelope, new Hl7Refusal(fault, location));
    }
}
