package dk.broen.mappings.hl7v2;

import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.hl7v2.Hl7Envelope.Readable;
import dk.broen.mappings.hl7v2.Hl7Envelope.Unreadable;
import dk.broen.mappings.hl7v2.PatientIdentifier.Authority;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the envelope of an HL7 v2 message: MSH and the first PID-3, split by the delimiters that MSH declares. The full parse comes later,
 * because it costs as much as the rest of intake (design.md §8).
 */
public final class Hl7EnvelopeReader {

    private static final int LONGEST_HEADER_FIELD = 250;
    private static final int LONGEST_HEADER = 8_192;
    private static final Pattern VERSION = Pattern.compile(StrictRules.VERSIONS);

    /**
     * Reads one message as it came out of its frame.
     *
     * @param assumed the character set that an empty MSH-18 means, unless a byte-order mark says UTF-8; ISO-8859-1 unless another is agreed
     *     with the sender
     */
    public Hl7Envelope read(byte[] sent, Charset assumed) {
        byte[] payload = CharacterSet.withoutMark(sent);
        Charset unless = payload.length < sent.length ? StandardCharsets.UTF_8 : assumed;
        String header = firstSegment(payload);
        if (header.startsWith("FHS") || header.startsWith("BHS")) {
            return unreadable(headerInBatch(payload), Hl7Fault.BATCH_UNSUPPORTED, "MSH");
        }
        if (!isHeader(header)) {
            return unreadable(MshFields.UNREAD, Hl7Fault.NOT_HL7, "MSH");
        }
        return delimiters(header).map(delimiters -> read(payload, header, delimiters, unless))
            .orElseGet(() -> unreadable(MshFields.UNREAD, Hl7Fault.DELIMITERS_INVALID, "MSH-2"));
    }

    /** The header of a message that is already decoded; {@link MshFields#UNREAD} if there is no header. */
    static MshFields headerOf(String text) {
        String header = Segments.lines(text).get(0);
        return isHeader(header)
            ? delimiters(header).map(delimiters -> header(new SegmentFields(header, delimiters), delimiters)).orElse(MshFields.UNREAD)
            : MshFields.UNREAD;
    }

    /** The name of the sender as MSH gives it, read before the character set is known: it is ASCII in every one. */
    public String senderOf(byte[] sent) {
        return headerOf(sent).sender();
    }

    /** The header alone, read before the character set is known; {@link MshFields#UNREAD} if there is none. */
    public MshFields headerOf(byte[] sent) {
        return headerOf(firstSegment(CharacterSet.withoutMark(sent)));
    }

    /** The header of the first message in a batch, so that the refusal names its control id. */
    private static MshFields headerInBatch(byte[] payload) {
        return Segments.lines(new String(payload, StandardCharsets.ISO_8859_1)).stream().filter(Hl7EnvelopeReader::isHeader).findFirst()
            .map(Hl7EnvelopeReader::headerOf).orElse(MshFields.UNREAD);
    }

    private static boolean isHeader(String segment) {
        return segment.startsWith("MSH") && segment.length() >= 5;
    }

    private static Optional<Delimiters> delimiters(String header) {
        int end = header.indexOf(header.charAt(3), 4);
        String encodingCharacters = header.substring(4, end < 0 ? header.length() : end);
        return Delimiters.valid(header.charAt(3), encodingCharacters)
            ? Optional.of(Delimiters.of(header.charAt(3), encodingCharacters))
            : Optional.empty();
    }

    private static Hl7Envelope read(byte[] payload, String firstSegment, Delimiters delimiters, Charset assumed) {
        SegmentFields undecoded = new SegmentFields(firstSegment, delimiters);
        Optional<Charset> charset = CharacterSet.named(undecoded.repetitions(18).get(0), assumed);
        if (charset.isEmpty()) {
            return unreadable(header(undecoded, delimiters), Hl7Fault.CHARACTER_SET_UNKNOWN, "MSH-18");
        }
        Optional<String> text = CharacterSet.decoded(payload, charset.get());
        if (text.isEmpty()) {
            return unreadable(header(undecoded, delimiters), Hl7Fault.TEXT_MALFORMED, "MSH-18");
        }
        SegmentFields msh = new SegmentFields(Segments.lines(text.get()).get(0), delimiters);
        MshFields header = header(msh, delimiters);
        Optional<Hl7Refusal> refusal = refusal(text.get(), msh, delimiters);
        if (refusal.isPresent()) {
            return new Unreadable(header, charset.get(), refusal.get());
        }
        try {
            return new Readable(header, charset.get(), identifiers(Segments.of(text.get(), delimiters, Set.of()), msh, delimiters));
        } catch (UnreadableMessage broken) {
            return new Unreadable(header, charset.get(), Hl7Refusal.of(broken));
        }
    }

    private static Optional<Hl7Refusal> refusal(String text, SegmentFields msh, Delimiters delimiters) {
        String anotherHeader = "MSH" + delimiters.field();
        if (text.indexOf(0x0B) >= 0 || text.indexOf(0x1C) >= 0) {
            return Optional.of(new Hl7Refusal(Hl7Fault.MESSAGE_INCOMPLETE, "MSH"));
        }
        if (Segments.lines(text).stream().skip(1).anyMatch(line -> line.stripLeading().startsWith(anotherHeader))) {
            return Optional.of(new Hl7Refusal(Hl7Fault.SEVERAL_MESSAGES, "MSH"));
        }
        for (int field = 3; field <= 18; field++) {
            if (msh.field(field).length() > LONGEST_HEADER_FIELD) {
                return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_TOO_LONG, "MSH-" + field));
            }
        }
        if (msh.field(10).isBlank()) {
            return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_MISSING, "MSH-10"));
        }
        if (msh.field(10).chars().anyMatch(Character::isISOControl)) {
            return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_INVALID, "MSH-10"));
        }
        if (msh.component(9, 1).isBlank()) {
            return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_MISSING, "MSH-9"));
        }
        if (msh.component(9, 2).isBlank()) {
            return Optional.of(new Hl7Refusal(Hl7Fault.FIELD_MISSING, "MSH-9.2"));
        }
        if (!msh.field(14).isBlank()) {
            return Optional.of(new Hl7Refusal(Hl7Fault.CONTINUATION_UNSUPPORTED, "MSH-14"));
        }
        return VERSION.matcher(msh.component(12, 1).strip()).matches()
            ? Optional.empty()
            : Optional.of(new Hl7Refusal(Hl7Fault.VERSION_UNSUPPORTED, "MSH-12"));
    }

    private static MshFields header(SegmentFields msh, Delimiters delimiters) {
        return new MshFields(bounded(msh.field(3)), bounded(msh.field(4)), bounded(msh.field(5)), bounded(msh.field(6)),
            bounded(msh.component(9, 1)), bounded(msh.component(9, 2)), bounded(msh.field(10)), bounded(msh.component(11, 1)),
            bounded(msh.component(12, 1).strip()), bounded(msh.field(13)), bounded(msh.field(15)), bounded(msh.field(16)),
            bounded(msh.repetitions(18).get(0)), delimiters);
    }

    /** An overlong field is refused. The acknowledgement must not repeat it. */
    private static String bounded(String field) {
        return field.length() > LONGEST_HEADER_FIELD ? "" : field;
    }

    private static List<PatientIdentifier> identifiers(List<String> segments, SegmentFields msh, Delimiters delimiters) {
        String sentOn = msh.component(7, 1);
        return segments.stream()
            .filter(segment -> segment.startsWith("PID" + delimiters.field()))
            .findFirst()
            .map(segment -> identifiers(new SegmentFields(segment, delimiters), sentOn))
            .orElse(List.of());
    }

    private static List<PatientIdentifier> identifiers(SegmentFields pid, String sentOn) {
        List<PatientIdentifier> found = new ArrayList<>();
        for (String repetition : pid.repetitions(3)) {
            String value = pid.component(repetition, 1);
            if (!value.isBlank() && !PatientIdentifier.expired(pid.component(repetition, 8), sentOn)) {
                found.add(new PatientIdentifier(value.strip(), authority(pid, repetition)));
            }
        }
        return found;
    }

    private static Authority authority(SegmentFields pid, String repetition) {
        String assigner = pid.component(repetition, 4);
        return Authority.of(pid.subcomponent(assigner, 1), pid.subcomponent(assigner, 2), pid.component(repetition, 5));
    }

    private static Unreadable unreadable(MshFields header, Hl7Fault fault, String location) {
        return new Unreadable(header, StandardCharsets.ISO_8859_1, new Hl7Refusal(fault, location));
    }

    /** The delimiters and codes of MSH are ASCII in every accepted character set, so MSH can be split before the character set is known. */
    private static String firstSegment(byte[] payload) {
        return Segments.lines(new String(payload, 0, Math.min(payload.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1)).get(0);
    }
}
