package dk.broen.mappings.hl7v2;

import static dk.broen.mappings.hl7v2.AcknowledgementWriter.segment;

import dk.broen.domain.followup.WardAnswer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes the answer to a ward as ORU^R01 of HL7 2.5.1 (docs/ward-answers-hl7v2.md): PID and PV1 as the hospital sent them, OBR with the
 * references, CTD with whom to contact (HL7 2.5.1 §11.6.4), and OBX with the sentences and the question. The control id is the reference, so
 * that a repeated attempt is the same message. MSH-15 and MSH-16 are empty: the hospital answers AA, AE or AR (HL7 2.5.1 §2.9.2).
 */
public final class WardReportWriter {
    /** The name of the code system of the hub's own codes. */
    public static final String CODES = "99BROEN";
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final String OWN_NAME = "BROEN";
    private static final String CPR_AUTHORITY = "CPR&1.2.208.176.1.2&ISO";
    /** HL7 table 0211. */
    private static final Map<String, String> NAMES =
        Map.of("ISO-8859-1", "8859/1", "ISO-8859-15", "8859/15", "UTF-8", "UNICODE UTF-8", "US-ASCII", "ASCII");
    private static final String FINAL = "F";
    /** MSH-2 of HL7 2.5.1: a hospital that sends 2.7 or later can declare a fifth one. */
    private static final int CHARACTERS = 4;

    /** The message in the character set of the hospital; in UTF-8 if that one lacks a letter of it. */
    public byte[] write(WardReport report) {
        Optional<AnsweredMessage> original = report.original().map(raw -> AnsweredMessage.read(raw, report.charset()));
        Delimiters delimiters = original.map(message -> message.header().delimiters()).orElse(Delimiters.STANDARD);
        String content = new Content(report, original, delimiters).segments();
        Charset charset = report.charset().newEncoder().canEncode(content) ? report.charset() : StandardCharsets.UTF_8;
        return (header(report, original, delimiters, charset) + content).getBytes(charset);
    }

    private static String header(WardReport report, Optional<AnsweredMessage> original, Delimiters delimiters, Charset charset) {
        String[] receiver = (report.receiver() + "|").split("\\|", -1);
        String type = String.join(String.valueOf(delimiters.component()), "ORU", "R01", "ORU_R01");
        Optional<MshFields> said = original.map(AnsweredMessage::header);
        return segment(delimiters, "MSH", delimiters.encodingCharacters().substring(0, CHARACTERS),
            said.map(MshFields::receivingApplication).filter(name -> !name.isEmpty()).orElse(OWN_NAME),
            said.map(MshFields::receivingFacility).orElse(""),
            said.map(MshFields::sendingApplication).orElse(delimiters.escaped(receiver[0])),
            said.map(MshFields::sendingFacility).orElse(delimiters.escaped(receiver[1])), report.at().format(TIMESTAMP), "", type,
            report.reference(), said.map(MshFields::processingId).filter(id -> !id.isEmpty()).orElse("P"), "2.5.1", "", "", "", "", "DNK",
            NAMES.getOrDefault(charset.name(), ""));
    }

    /** One message after its header. */
    private record Content(WardReport report, Optional<AnsweredMessage> original, Delimiters delimiters) {
        String segments() {
            List<String> segments = new ArrayList<>(List.of(pid(), pv1(), obr()));
            report.answer().coordinator().ifPresent(contact -> segments.add(ctd(contact)));
            List<String[]> results = results();
            for (int place = 0; place < results.size(); place++) {
                String[] result = results.get(place);
                segments.add(segment(delimiters, "OBX", String.valueOf(place + 1), result[0], result[1], "", result[2], "", "", "", "", "",
                    FINAL));
            }
            return String.join("", segments);
        }

        private String pid() {
            String cpr = components(report.citizen().digits(), "", "", CPR_AUTHORITY.replace('&', delimiters.subcomponent()), "NNDNK");
            return segment(delimiters, "PID", "1", "", said(message -> message.pid().identifiers(), cpr), "",
                said(message -> message.pid().name(), ""));
        }

        private String pv1() {
            String[] fields = new String[19];
            Arrays.fill(fields, "");
            fields[0] = "1";
            fields[1] = said(message -> message.visit().patientClass(), "I");
            fields[2] = said(message -> message.visit().location(), "");
            fields[18] = said(message -> message.visit().number(), delimiters.escaped(report.answer().stay().episode()));
            return segment(delimiters, "PV1", fields);
        }

        /** OBR-2 is the reference that an answer must name; OBR-3 is the reference of this answer. */
        private String obr() {
            String[] fields = new String[25];
            Arrays.fill(fields, "");
            fields[0] = "1";
            fields[1] = report.workItem().orElse("");
            fields[2] = report.reference();
            fields[3] = code("WARD_ANSWER", "Svar til afsnittet");
            fields[6] = report.at().format(TIMESTAMP);
            fields[24] = FINAL;
            return segment(delimiters, "OBR", fields);
        }

        /** A person in CTD-2, as it is written; a unit in CTD-4. */
        private String ctd(WardAnswer.Contact contact) {
            String name = delimiters.escaped(contact.name());
            return segment(delimiters, "CTD", code(contact.appointed() ? "COORDINATOR" : "CONTACT", contact.title()),
                contact.appointed() ? components(name, "", "", "", "", "", "D") : "", "",
                contact.appointed() ? "" : components("", "", "", "", "", "", "", "", name),
                contact.phone().map(phone -> components(delimiters.escaped(phone), "WPN", "PH")).orElse(""));
        }

        private List<String[]> results() {
            List<String[]> results = new ArrayList<>();
            results.add(result("TX", code("TEXT", "Svar"),
                repeated(report.sentences().stream().map(delimiters::escaped).toList())));
            original.map(message -> message.header().controlId()).filter(id -> !id.isEmpty())
                .ifPresent(id -> results.add(result("ST", code("IN_REPLY_TO", "Svar på"), id)));
            report.hours().ifPresent(hours -> results.add(result("ST", code("HOURS", "Træffetid"), delimiters.escaped(hours))));
            report.answer().question().filter(asked -> report.workItem().isPresent()).ifPresent(question -> {
                asked(question, "ASK", "Spørg borgeren om", about -> true).ifPresent(results::add);
                asked(question, "ASK_IN_WRITING", "Kræver skriftligt samtykke", WardAnswer.About::inWriting).ifPresent(results::add);
            });
            return results;
        }

        private Optional<String[]> asked(WardAnswer.Question question, String code, String words, Predicate<WardAnswer.About> which) {
            List<String> functions = question.about().stream().filter(which).map(about -> code(about.function().code(), about.title()))
                .toList();
            return functions.isEmpty() ? Optional.empty() : Optional.of(result("CE", code(code, words), repeated(functions)));
        }

        private static String[] result(String type, String code, String value) {
            return new String[] {type, code, value};
        }

        private String said(Function<AnsweredMessage, String> field, String otherwise) {
            return original.map(field).filter(text -> !text.isEmpty()).orElse(otherwise);
        }

        private String code(String code, String words) {
            return components(code, delimiters.escaped(words), CODES);
        }

        private String components(String... components) {
            return String.join(String.valueOf(delimiters.component()), components);
        }

        private String repeated(List<String> values) {
            return values.stream().collect(Collectors.joining(String.valueOf(delimiters.repetition())));
        }
    }
}
