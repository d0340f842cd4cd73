package dk.broen.mappings.hl7v2;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.DISCHARGE_PLANNED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;

import ca.uhn.hl7v2.model.Message;
import dk.broen.domain.history.CprFound;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.Interpretation.Event;
import dk.broen.mappings.Interpretation.Nothing;
import dk.broen.mappings.UnreadableMessage;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return interpret(raw, charset, senders, Optional.empty());
    }

    /**
     * Interprets a message that waited for its citizen ({@link Interpretation.Waiting}).
     *
     * @param citizen whom the replacement number of the message stands for
     */
    public Interpretation interpret(byte[] raw, Charset charset, Function<String, Optional<Hospital>> senders, Cpr citizen) {
        return interpret(raw, charset, senders, Optional.of(citizen));
    }

    private Interpretation interpret(byte[] raw, Charset charset, Function<String, Optional<Hospital>> senders, Optional<Cpr> matched) {
        try {
            String text = decode(raw, charset);
            MshFields header = Hl7EnvelopeReader.headerOf(text);
            Optional<Hospital> sender = senders.apply(header.sender());
            Set<String> own = sender.map(hospital -> hospital.adt().ownSegments()).orElse(Set.of());
            SplitFields fields = new SplitFields(Segments.of(text, header.delimiters(), own), header.delimiters());
            return interpret(fields, new Escapes(header.delimiters(), charset), sender, matched);
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
            return interpret(fields, new Escapes(fields.delimiters(), charset), sender, Optional.empty());
        } catch (UnreadableMessage unreadable) {
            return unreadable.why();
        }
    }

    private static Interpretation interpret(Fields fields, Escapes escapes, Optional<Hospital> sender, Optional<Cpr> matched) {
        Hospital hospital = sender.orElseThrow(() -> unreadable(Hl7Fault.SENDER_UNKNOWN, "MSH-3"));
        return interpret(new AdtMessage(fields, escapes, hospital.adt()), hospital, matched);
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
            List<String> segments = Segments.of(decode(raw, envelope.charset()), delimiters, hospital.adt().ownSegments());
            interpret(new AdtMessage(new SplitFields(segments, delimiters), new Escapes(delimiters, envelope.charset()), hospital.adt()),
                hospital, Optional.empty());
            return Optional.empty();
        } catch (UnreadableMessage unreadable) {
            return unreadable.why().code().equals(AdtMeaning.DEATH_UNCLEAR) ? Optional.empty() : Optional.of(Hl7Refusal.of(unreadable));
        }
    }

    private static Interpretation interpret(AdtMessage message, Hospital hospital, Optional<Cpr> matched) {
        AdtMeaning meaning = AdtMeaning.of(message);
        if (meaning instanceof AdtMeaning.Happened happened) {
            Function<Cpr, StayEvent> event = event(message, happened, hospital);
            return matched.isEmpty() ? message.replacement().<Interpretation>map(Interpretation.Waiting::new)
                .orElseGet(() -> new Event(event.apply(message.citizen())))
                : new Event(event.apply(matched.get()));
        }
        if (meaning instanceof AdtMeaning.Silent silent) {
            return new Nothing(silent.because());
        }
        if (meaning instanceof AdtMeaning.Merged) {
            return merge(message);
        }
        throw new IllegalStateException("unknown meaning " + meaning.getClass().getName());
    }

    /** The event of any citizen. What the message says of it is read at once, so that a fault is found before the citizen is known. */
    private static Function<Cpr, StayEvent> event(AdtMessage message, AdtMeaning.Happened happened, Hospital hospital) {
        StayKey stay = new StayKey(hospital.id(), message.episode());
        When occurred = occurredAt(message, happened);
        Instant sentAt = message.sentAt();
        Optional<PlannedDischarge> planned = planned(message, happened, LocalDate.ofInstant(occurred.at(), DENMARK));
        return citizen -> new StayEvent(happened.type(), happened.nature(), stay, citizen, message.citizenName(), occurred.at(), sentAt,
            message.department(hospital.id()), message.urgency(), message.municipality(), planned, occurred.and(message.marks()),
            message.otherNumbers());
    }

    /** The expected time of a planned discharge: PV2-9, else EVN-3; none if PV2-9 is deleted. Of an admission, the day of its expected end. */
    private static Optional<PlannedDischarge> planned(AdtMessage message, AdtMeaning.Happened happened, LocalDate day) {
        if (happened.type() == ADMITTED) {
            return message.expectedEnd(day).map(end -> new PlannedDischarge(end, Optional.empty()));
        }
        return happened.type() == DISCHARGE_PLANNED && !message.deletesExpectedDischarge()
            ? times(message, List.of("PV2-9", "EVN-3")).findFirst()
                .map(expected -> new PlannedDischarge(expected.day(), expected.timeOfDay()))
            : Optional.empty();
    }

    private static Interpretation merge(AdtMessage message) {
        Cpr citizen = message.citizen();
        Instant at = message.time("EVN-6").map(Hl7Time::at).orElseGet(message::sentAt);
        return message.retiredCitizen()
            .<Interpretation>map(retired -> retired.equals(citizen)
                ? new Nothing("Both identities are the same CPR number")
                : new Event(new IdentityMerged(citizen, retired, at)))
            .or(() -> message.retiredReplacement().<Interpretation>map(replacement -> new Event(new CprFound(citizen, replacement, at))))
            .orElseGet(() -> new Nothing("The retired identity is not a CPR number, so no stay is recorded for it"));
    }

    /**
     * The clinical time: PID-29 for a death, else EVN-6, else the admission or discharge time of the visit, else the time of recording. If
     * the first of these fields that is filled names only a day, the hour comes from the next field that names an hour on that day.
     * Midnight would put a discharge before its admission.
     */
    private static When occurredAt(AdtMessage message, AdtMeaning.Happened happened) {
        EventType reported = reportedAs(message, happened);
        List<String> fields = switch (reported) {
            case ADMITTED, EMERGENCY_CONTACT -> List.of("EVN-6", "PV1-44", "EVN-2", "MSH-7");
            case DISCHARGED -> List.of("EVN-6", "PV1-45", "EVN-2", "MSH-7");
            case DECEASED -> List.of("PID-29", "EVN-6", "PV1-45", "EVN-2", "MSH-7");
            case TRANSFERRED, LEAVE_STARTED, LEAVE_ENDED, DISCHARGE_PLANNED, DETAILS_CHANGED, STEP ->
                List.of("EVN-6", "EVN-2", "MSH-7");
        };
        Optional<Hl7Time> first = times(message, fields).findFirst();
        Optional<Hl7Time> refined = first.filter(Hl7Time::dayOnly)
            .flatMap(day -> times(message, fields).filter(day::refinedBy).findFirst());
        return refined.or(() -> first).map(time -> new When(!time.dayOnly() ? time.at() : endsADay(reported) ? time.end() : time.at(),
            time.doubled() && !time.dayOnly())).orElseGet(() -> new When(message.sentAt(), false));
    }

    /** An absconding that is reported as a discharge has the time of a discharge, by which A13 cancels it. */
    private static EventType reportedAs(AdtMessage message, AdtMeaning.Happened happened) {
        return happened.type() == LEAVE_STARTED && message.marks().contains(Mark.DISCHARGE) ? DISCHARGED : happened.type();
    }

    private static boolean endsADay(EventType reported) {
        return reported == DISCHARGED || reported == DECEASED;
    }

    /** @param doubled whether it may have been an hour later */
    private record When(Instant at, boolean doubled) {
        Set<Mark> and(Set<Mark> marks) {
            Set<Mark> all = EnumSet.noneOf(Mark.class);
            all.addAll(marks);
            if (doubled) {
                all.add(Mark.DOUBLED_HOUR);
            }
            return all;
        }
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
