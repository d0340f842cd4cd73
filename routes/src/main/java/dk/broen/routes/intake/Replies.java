package dk.broen.routes.intake;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.occasions.References;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.mappings.hl7v2.ConsentReply;
import dk.broen.mappings.hl7v2.ConsentReplyReader;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7Fault;
import dk.broen.mappings.hl7v2.Hl7Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a reply of a ward, with everything that can be checked without the database. */
@Component
class Replies {
    private final Directory directory;
    private final Clock clock;
    private final ConsentReplyReader reader = new ConsentReplyReader();

    Replies(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** What became of the reading. */
    sealed interface Outcome {
        record Read(ConsentReply reply) implements Outcome {}

        /** The first fault. */
        record Refused(Hl7Refusal refusal) implements Outcome {}
    }

    Outcome read(byte[] raw, Hl7Envelope envelope, Hospital hospital) {
        if (envelope instanceof Hl7Envelope.Unreadable unreadable) {
            return new Outcome.Refused(unreadable.refusal());
        }
        ConsentReplyReader.Outcome outcome = reader.read(raw, (Hl7Envelope.Readable) envelope, hospital.adt().zone());
        if (outcome instanceof ConsentReplyReader.Outcome.Refused refused) {
            return new Outcome.Refused(refused.refusal());
        }
        ConsentReply reply = ((ConsentReplyReader.Outcome.Read) outcome).reply();
        return fault(reply).<Outcome>map(Outcome.Refused::new).orElseGet(() -> new Outcome.Read(reply));
    }

    private Optional<Hl7Refusal> fault(ConsentReply reply) {
        if (!References.isOne(reply.reference())) {
            return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_INVALID, "OBR-2", "Not the reference of a question of the hub"));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), DENMARK);
        if (reply.on().day().isAfter(today)) {
            return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_INVALID, reply.on().field(), "The day of the answer is in the future"));
        }
        if (reply.on().day().plusYears(1).isBefore(today)) {
            return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_INVALID, reply.on().field(),
                "The day of the answer is more than a year ago: a consent of that day has ended"));
        }
        Set<String> known = directory.municipalities().values().stream()
            .flatMap(municipality -> municipality.routing().allFunctions().stream()).map(UnitFunction::code).collect(Collectors.toSet());
        return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_INVALID, "OBX-5", "RECIPIENT: no function that the hub knows"))
            .filter(unknown -> !known.containsAll(reply.recipients()));
    }
}
