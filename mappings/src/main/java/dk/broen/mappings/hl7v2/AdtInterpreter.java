package dk.broen.mappings.hl7v2;

import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.DISCHARGE_PLANNED;

import ca.uhn.hl7v2.model.Message;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.Interpretation.Event;
import dk.broen.mappings.Interpretation.Nothing;
import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.hl7v2.PatientIdentifier.Authority;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Interprets an HL7 v2 ADT message: the event that it reports, or why it reports none (danish-standards.md §3). The fields come from a message
 * that is only split, or from one that HAPI has parsed: both have the same meaning. {@link Hl7EnvelopeReader} has already checked the version.
 * No grammar is used, so a missing segment is an error of the field that it holds.
 */
public final class AdtInterpreter {
    /**
     * What a message says, by splitting it.
     *
     * @param charset the character set that intake derived from MSH-18 or from the configuration of the sender
     * @param senders finds a hospital by the name that {@link MshFields#sender()} returns
     */
    public Interpretation interpret(byte[] raw, Charset charset, Function<String, Optional<Hospital>> senders) {
        try {
            String text = decode(raw, charset);
            MshFields header = Hl7EnvelopeReader.headerOf(text);
            SplitFields fields = new SplitFields(Segments.of(text, header.delimiters()), header.delimiters());
            return interpret(fields, new Escapes(header.delimiters(), charset), senders.apply(header.sender()));
        } catch (UnreadableMessage unreadable) {
            return unreadable.why();
        }
    }

    /**
     * What a message says that HAPI has parsed from {@link AdtParser#input}.
     *
     * @param charset the character set of the message as it was received
     * @param sender the hospital that intake found
     */
    public Interpretation interpret(Message parsed, Charset charset, Optional<Hospital> sender) {
        try {
            ParsedFields fields = new ParsedFields(parsed);
            return interpret(fields, new Escapes(fields.delimiters(), charset), sender);
        } catch (UnreadableMessage unreadable) {
            return unreadable.why();
        }
    }

    private static Interpretation interpret(Fields fields, Escapes escapes, Optional<Hospital> sender) {
        Hospital hospital = sender.orElseThrow(() -> unreadable(Hl7Fault.SENDER_UNKNOWN, "MSH-3"));
        return interpret(new AdtMessage(fields, escapes, hospital.adt()), hospital);
    }

    /**
     * Whether planning will be able to read the message, so that AA stands for "will be planned" (danish-standards.md §3.1, check before AA).
     * The message is only split; the full parse follows in planning. What a human must look at is accepted.
     *
     * @return why the message is to be refused
     */
    public Optional<Hl7Refusal> refusal(byte[] raw, Hl7Envelope.Readable envelope, Hospital hospital) {
        try {
            Delimiters delimiters = envelope.header().delimiters();
            List<String> segments = Segments.of(decode(raw, envelope.charset()), delimiters);
            interpret(new AdtMessage(new SplitFields(segments, delimiters), new Escapes(delimiters, envelope.charset()), hospital.adt()),
                hospital);
            return Optional.empty();
        } catch (UnreadableMessage unreadable) {
            return forAHuman(unreadable.why().code(), envelope) ? Optional.empty() : Optional.of(Hl7Refusal.of(unreadable));
        }
    }

    private static boolean forAHuman(String code, Hl7Envelope.Readable envelope) {
        boolean replacement = envelope.citizen().filter(citizen -> citizen.authority() == Authority.REPLACEMENT_CPR).isPresent();
        return code.equals(AdtMeaning.DEATH_UNCLEAR) || replacement && code.equals(Hl7Fault.CITIZEN_MISSING.name());
    }

    private static Interpretation interpret(AdtMessage message, Hospital hospital) {
        AdtMeaning meaning = AdtMeaning.of(message);
        if (meaning instanceof AdtMeaning.Happened happened) {
            return new Event(event(message, happened, hospital));
        }
        if (meaning instanceof AdtMeaning.Silent silent) {
            return new Nothing(silent.because());
        }
        if (meaning instanceof AdtMeaning.Merged) {
            return merge(message);
        }
        throw new IllegalStateException("unknown meaning " + meaning.getClass().getName());
    }

    private static StayEvent event(AdtMessage message, AdtMeaning.Happened happened, Hospital hospital) {
        return new StayEvent(happened.type(), happened.nature(), new StayKey(hospital.id(), message.episode()), message.citizen(),
            message.citizenName(), occurredAt(message, happened), message.sentAt(), message.department(hospital.id()), message.urgency(),
            message.municipality(), planned(message, happened), message.marks());
    }

    /** The expected time of a planned discharge: PV2-9, else EVN-3. */
    private static Optional<PlannedDischarge> planned(AdtMessage message, AdtMeaning.Happened happened) {
        return happened.type() == DISCHARGE_PLANNED ? times(message, List.of("PV2-9", "EVN-3")).findFirst()
            .map(expected -> new PlannedDischarge(expected.day(), expected.timeOfDay())) : Optional.empty();
    }

    private static Interpretation merge(AdtMessage message) {
        return message.retiredCitizen()
            .<Interpretation>map(retired -> retired.equals(message.citizen())
                ? new Nothing("Both identities are the same CPR number")
                : new Event(new IdentityMerged(message.citizen(), retired, message.time("EVN-6").map(Hl7Time::at)
                    .orElseGet(message::sentAt))))
            .orElseGet(() -> new Nothing("The retired identity is not a CPR number, so no stay is recorded for it"));
    }

    /**
     * The clinical time: PID-29 for a death, else EVN-6, else the admission or discharge time of the visit, else the time of recording. If
     * the first of these fields that is filled names only a day, the hour comes from the next field that names an hour on that day.
     * Midnight would put a discharge before its admission.
     */
    private static Instant occurredAt(AdtMessage message, AdtMeaning.Happened happened) {
        List<String> fields = switch (happened.type()) {
            case ADMITTED, EMERGENCY_CONTACT -> List.of("EVN-6", "PV1-44", "EVN-2", "MSH-7");
            case DISCHARGED -> List.of("EVN-6", "PV1-45", "EVN-2", "MSH-7");
            case DECEASED -> List.of("PID-29", "EVN-6", "PV1-45", "EVN-2", "MSH-7");
            case TRANSFERRED, LEAVE_STARTED, LEAVE_ENDED, DISCHARGE_PLANNED, DETAILS_CHANGED -> List.of("EVN-6", "EVN-2", "MSH-7");
        };
        Optional<Hl7Time> first = times(message, fields).findFirst();
        if (first.isEmpty() || !first.get().dayOnly()) {
            return first.map(Hl7Time::at).orElseGet(message::sentAt);
        }
        Hl7Time day = first.get();
        return times(message, fields).filter(day::refinedBy).findFirst().map(Hl7Time::at)
            .orElseGet(() -> happened.type() == DISCHARGED || happened.type() == DECEASED ? day.end() : day.at());
    }

    private static Stream<Hl7Time> times(AdtMessage message, List<String> fields) {
        return fields.stream().flatMap(field -> message.time(field).stream());
    }

    static String decode(byte[] raw, Charset charset) {
        return CharacterSet.decoded(raw, charset).orElseThrow(() -> unreadable(Hl7Fault.TEXT_MALFORMED, "MSH-18"));
    }

    /** The same code and text as in a refusal by intake. */
    static UnreadableMessage unreadable(Hl7Fault fault, String location) {
        return new UnreadableMessage(fault.name(), location, fault.sentence());
    }
}
