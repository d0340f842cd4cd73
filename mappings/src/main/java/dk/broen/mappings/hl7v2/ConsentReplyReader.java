package dk.broen.mappings.hl7v2;

import static dk.broen.mappings.hl7v2.AdtInterpreter.unreadable;

import dk.broen.domain.followup.Answer;
import dk.broen.domain.terms.Cpr;
import dk.broen.mappings.UnreadableMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads ORU^R01 with which a ward answers a question of the hub. Every fault has its place (docs/ward-answers-hl7v2.md). */
public final class ConsentReplyReader {
    private static final Map<String, Answer.Code> ANSWERS = Map.of("JA", Answer.Code.CONSENTS, "NEJ", Answer.Code.REFUSES, "INCAPABLE",
        Answer.Code.INCAPABLE, "UNREACHABLE", Answer.Code.UNREACHABLE);
    private static final String CONSENT = "CONSENT";
    private static final String RECIPIENT = "RECIPIENT";
    private static final String FORM = "FORM";
    private static final Set<String> CODES = Set.of(CONSENT, RECIPIENT, FORM);
    private static final Set<String> STANDS = Set.of("F", "");

    /** What became of the reading. */
    public sealed interface Outcome {
        /** @param reply complete */
        record Read(ConsentReply reply) implements Outcome {}

        /** The first fault. */
        record Refused(Hl7Refusal refusal) implements Outcome {}
    }

    /** Whether the message is an answer of this kind, by its header only. */
    public static boolean isReply(MshFields header) {
        return header.messageCode().strip().equals("ORU");
    }

    public Outcome read(byte[] raw, Hl7Envelope.Readable envelope) {
        if (!envelope.header().triggerEvent().strip().equals("R01")) {
            return new Outcome.Refused(new Hl7Refusal(Hl7Fault.TRIGGER_UNSUPPORTED, "MSH-9.2"));
        }
        try {
            return AdtCheck.citizen(envelope).<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Read(new Segmented(raw, envelope).reply(citizen(envelope))));
        } catch (UnreadableMessage broken) {
            return new Outcome.Refused(Hl7Refusal.of(broken));
        }
    }

    /** A replacement CPR number names no citizen whom somebody can have asked about. */
    private static Cpr citizen(Hl7Envelope.Readable envelope) {
        return envelope.citizen().flatMap(known -> Cpr.read(known.value()))
            .orElseThrow(() -> unreadable(Hl7Fault.CITIZEN_INVALID, "PID-3"));
    }

    /** The segments of one message that say the answer. */
    private static final class Segmented {
        private final Escapes escapes;
        private final List<SegmentFields> orders;
        private final List<SegmentFields> results;

        Segmented(byte[] raw, Hl7Envelope.Readable envelope) {
            Delimiters delimiters = envelope.header().delimiters();
            List<String> segments = Segments.of(AdtInterpreter.decode(raw, envelope.charset()), delimiters, Set.of("OBR", "OBX"));
            escapes = new Escapes(delimiters, envelope.charset());
            orders = named("OBR", segments, delimiters);
            results = named("OBX", segments, delimiters);
        }

        private static List<SegmentFields> named(String name, List<String> segments, Delimiters delimiters) {
            return segments.stream().filter(segment -> segment.startsWith(name)).map(segment -> new SegmentFields(segment, delimiters))
                .toList();
        }

        ConsentReply reply(Cpr citizen) {
            if (orders.size() > 1) {
                throw unreadable(Hl7Fault.SEGMENT_REPEATED, "OBR");
            }
            String reference = orders.stream().map(order -> order.component(2, 1).strip()).filter(text -> !text.isEmpty()).findFirst()
                .orElseThrow(() -> unreadable(Hl7Fault.FIELD_MISSING, "OBR-2"));
            if (results.stream().anyMatch(result -> !CODES.contains(code(result)))) {
                throw unreadable(Hl7Fault.FIELD_INVALID, "OBX-3");
            }
            if (results.stream().anyMatch(result -> !STANDS.contains(result.field(11).strip()))) {
                throw unreadable(Hl7Fault.FIELD_INVALID, "OBX-11");
            }
            SegmentFields consent = one(CONSENT).orElseThrow(() -> unreadable(Hl7Fault.FIELD_MISSING, "OBX-3"));
            Answer.Code answer = Optional.ofNullable(ANSWERS.get(consent.component(5, 1).strip()))
                .orElseThrow(() -> unreadable(Hl7Fault.FIELD_INVALID, "OBX-5"));
            return new ConsentReply(reference, citizen, answer, one(RECIPIENT).map(Segmented::codes).orElse(List.of()),
                one(FORM).map(form -> form.component(5, 1).strip()), obtainedBy(consent));
        }

        private Optional<SegmentFields> one(String code) {
            List<SegmentFields> found = results.stream().filter(result -> code(result).equals(code)).toList();
            if (found.size() > 1) {
                throw unreadable(Hl7Fault.SEGMENT_REPEATED, "OBX");
            }
            return found.stream().findFirst();
        }

        private static String code(SegmentFields result) {
            return result.component(3, 1).strip();
        }

        private static List<String> codes(SegmentFields result) {
            return result.repetitions(5).stream().map(repetition -> result.component(repetition, 1).strip()).filter(code -> !code.isEmpty())
                .toList();
        }

        /** Given name and family name of XCN, else its id. */
        private String obtainedBy(SegmentFields consent) {
            String name = Stream.of(3, 2).map(part -> escapes.decoded(consent.component(16, part)).strip()).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
            String by = name.isEmpty() ? escapes.decoded(consent.component(16, 1)).strip() : name;
            if (by.isEmpty()) {
                throw unreadable(Hl7Fault.FIELD_MISSING, "OBX-16");
            }
            return by;
        }
    }
}
