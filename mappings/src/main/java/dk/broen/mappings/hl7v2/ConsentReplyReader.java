package dk.broen.mappings.hl7v2;

import static dk.broen.mappings.hl7v2.AdtInterpreter.unreadable;

import dk.broen.domain.followup.Answer;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.mappings.UnreadableMessage;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
    private static final Set<String> FORMS = Set.of("VERBAL", "WRITTEN");
    private static final int NAME = 3;
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

    /** @param zone of times without an offset */
    public Outcome read(byte[] raw, Hl7Envelope.Readable envelope, ZoneId zone) {
        if (!envelope.header().triggerEvent().strip().equals("R01")) {
            return new Outcome.Refused(new Hl7Refusal(Hl7Fault.TRIGGER_UNSUPPORTED, "MSH-9.2"));
        }
        try {
            return AdtCheck.citizen(envelope).<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Read(new Segmented(raw, envelope, zone).reply(envelope)));
        } catch (UnreadableMessage broken) {
            return new Outcome.Refused(Hl7Refusal.of(broken));
        }
    }

    /** The segments of one message that say the answer. */
    private static final class Segmented {
        private final Escapes escapes;
        private final ZoneId zone;
        private final List<String> names;
        private final SegmentFields header;
        private final SegmentFields patient;
        private final List<SegmentFields> visits;
        private final List<SegmentFields> orders;
        private final List<SegmentFields> results;

        Segmented(byte[] raw, Hl7Envelope.Readable envelope, ZoneId zone) {
            Delimiters delimiters = envelope.header().delimiters();
            List<String> segments = Segments.of(AdtInterpreter.decode(raw, envelope.charset()), delimiters, Set.of("OBR", "OBX"));
            this.escapes = new Escapes(delimiters, envelope.charset());
            this.zone = zone;
            this.names = segments.stream().map(segment -> segment.substring(0, NAME)).toList();
            this.header = new SegmentFields(segments.get(0), delimiters);
            this.patient = named("PID", segments, delimiters).get(0);
            this.visits = named("PV1", segments, delimiters);
            this.orders = named("OBR", segments, delimiters);
            this.results = named("OBX", segments, delimiters);
        }

        private static List<SegmentFields> named(String name, List<String> segments, Delimiters delimiters) {
            return segments.stream().filter(segment -> segment.startsWith(name)).map(segment -> new SegmentFields(segment, delimiters))
                .toList();
        }

        ConsentReply reply(Hl7Envelope.Readable envelope) {
            requireOneCitizenAndOrder();
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
            List<String> recipients = one(RECIPIENT).map(Segmented::codes).orElse(List.of());
            if (answer == Answer.Code.CONSENTS && recipients.isEmpty()) {
                throw missing("OBX-5", "RECIPIENT: a consent names each recipient, in an OBX with the code RECIPIENT");
            }
            return new ConsentReply(reference.toUpperCase(Locale.ROOT), citizen(envelope.citizen().orElseThrow()), visits(), answer,
                recipients, form(), obtainedBy(consent), day(consent));
        }

        /** One answer about one citizen: the parts of a report can repeat, each about another one (HL7 2.5.1 §7.3.1). */
        private void requireOneCitizenAndOrder() {
            for (String once : List.of("PID", "PV1", "OBR")) {
                if (Collections.frequency(names, once) > 1) {
                    throw unreadable(Hl7Fault.SEGMENT_REPEATED, once);
                }
            }
            int order = names.indexOf("OBR");
            if (order < 0) {
                throw unreadable(Hl7Fault.FIELD_MISSING, "OBR-2");
            }
            if (names.indexOf("PID") > order) {
                throw unreadable(Hl7Fault.SEGMENT_MISPLACED, "PID");
            }
            if (names.contains("OBX") && names.indexOf("OBX") < order) {
                throw unreadable(Hl7Fault.SEGMENT_MISPLACED, "OBX");
            }
        }

        /** The identifier that the envelope chose; only the issuer of a replacement CPR number is not in it. */
        private ConsentReply.Citizen citizen(PatientIdentifier chosen) {
            return Cpr.read(chosen.value())
                .filter(number -> chosen.authority() == PatientIdentifier.Authority.CPR).<
                    ConsentReply.Citizen>map(ConsentReply.Citizen.ByCpr::new)
                .orElseGet(() -> new ConsentReply.Citizen.ByReplacement(new ReplacementCpr(issuer(chosen),
                    chosen.value().replace("-", "").toUpperCase(Locale.ROOT))));
        }

        private String issuer(PatientIdentifier chosen) {
            return patient.repetitions(3).stream().filter(repetition -> patient.component(repetition, 1).strip().equals(chosen.value()))
                .map(repetition -> patient.subcomponent(patient.component(repetition, 4), 2)).filter(issuer -> !issuer.isEmpty())
                .findFirst().orElseThrow(() -> unreadable(Hl7Fault.CITIZEN_INVALID, "PID-3"));
        }

        private Set<String> visits() {
            return visits.stream().flatMap(visit -> visit.repetitions(19).stream().map(number -> visit.component(number, 1)))
                .map(number -> escapes.decoded(number).strip()).filter(number -> !number.isEmpty()).collect(Collectors.toSet());
        }

        private Optional<String> form() {
            Optional<String> form = one(FORM).map(said -> said.component(5, 1).strip());
            if (form.filter(word -> !FORMS.contains(word)).isPresent()) {
                throw invalid("OBX-5", "FORM: accepted are " + FORMS.stream().sorted().toList());
            }
            return form;
        }

        /** When the citizen said it counts, not when the message came: an earlier word can be overtaken by a later one. */
        private ConsentReply.Said day(SegmentFields consent) {
            String sent = header.component(7, 1).strip();
            String said = consent.component(14, 1).strip();
            if (said.isEmpty() && sent.isEmpty()) {
                throw unreadable(Hl7Fault.FIELD_MISSING, "OBX-14");
            }
            String field = said.isEmpty() ? "MSH-7" : "OBX-14";
            return new ConsentReply.Said(Hl7Time.read(said.isEmpty() ? sent : said, Hl7Time.zoneOf(sent, zone), field).day(), field);
        }

        private static UnreadableMessage missing(String location, String sentence) {
            return new UnreadableMessage(Hl7Fault.FIELD_MISSING.name(), location, sentence);
        }

        private static UnreadableMessage invalid(String location, String sentence) {
            return new UnreadableMessage(Hl7Fault.FIELD_INVALID.name(), location, sentence);
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
