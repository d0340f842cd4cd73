package dk.broen.simulator.hospital;

import dk.broen.simulator.people.TestPerson;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A synthetic HL7 v2.5.1 ADT message, field by field as in danish-standards.md §3. Immutable: each method gives a changed copy.
 * Times are written in Danish local time with their offset. Values are written as given: what holds a delimiter must come escaped.
 */
public final class AdtMessage {
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(DENMARK);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final String CPR = "^^^CPR&1.2.208.176.1.2&ISO^NNDNK";
    private static final List<String> ORDER = List.of("MSH", "EVN", "PID", "PD1", "MRG", "PV1", "PV2");

    private final Map<String, TreeMap<Integer, String>> segments;

    private AdtMessage(Map<String, TreeMap<Integer, String>> segments) {
        this.segments = segments;
    }

    /**
     * A message of {@code EPJ|AUH} in ISO-8859-1 about an inpatient ({@code PV1-2=I}); patient, place and visit are to be added.
     *
     * @param trigger MSH-9.2, as {@code A01}
     * @param controlId MSH-10
     * @param occurred EVN-6; also when it was recorded (EVN-2) and sent (MSH-7), unless said otherwise
     */
    public static AdtMessage of(String trigger, String controlId, Instant occurred) {
        return new AdtMessage(Map.of())
            .with("MSH-2", "^~\\&").with("MSH-5", "BROEN").with("MSH-9", "ADT^" + trigger + "^ADT_" + structure(trigger))
            .with("MSH-10", controlId).with("MSH-11", "P").with("MSH-12", "2.5.1").with("MSH-18", "8859/1")
            .from("EPJ", "AUH").with("EVN-1", trigger).with("EVN-6", time(occurred)).recorded(occurred).patientClass("I");
    }

    /** The sender: application (MSH-3) and facility (MSH-4). */
    public AdtMessage from(String application, String facility) {
        return with("MSH-3", application).with("MSH-4", facility);
    }

    /** When the event was recorded and the message sent (EVN-2, MSH-7): later than it occurred when word comes late. */
    public AdtMessage recorded(Instant at) {
        return with("EVN-2", time(at)).with("MSH-7", time(at));
    }

    /** Number, name, birth date and sex (PID-3, -5, -7, -8). */
    public AdtMessage patient(TestPerson person) {
        return with("PID-1", "1").with("PID-3", person.cpr() + CPR).with("PID-5", person.familyName() + "^" + person.givenName())
            .with("PID-7", DATE.format(person.birthDate())).with("PID-8", person.female() ? "F" : "M");
    }

    /** The municipality of residence as four digits (PID-11.9). */
    public AdtMessage livingIn(String municipality) {
        return with("PID-11", "^^^^^^^^" + municipality);
    }

    /** I inpatient, E emergency, O outpatient, P pre-admit (PV1-2). */
    public AdtMessage patientClass(String code) {
        return with("PV1-2", code);
    }

    /** Where the patient is (PV1-3). */
    public AdtMessage at(String ward, String room, String bed, String facility) {
        return with("PV1-3", String.join("^", ward, room, bed, facility));
    }

    /** How the admission came about: emergency {@code A}, elective {@code L}, … (PV1-4). */
    public AdtMessage admissionType(String code) {
        return with("PV1-4", code);
    }

    /** The hospital service, as {@code PSY} (PV1-10). */
    public AdtMessage service(String code) {
        return with("PV1-10", code);
    }

    /** The visit id that holds the messages of a stay together (PV1-19). */
    public AdtMessage visit(String id) {
        return with("PV1-19", id);
    }

    /** PV1-44. */
    public AdtMessage admitted(Instant at) {
        return with("PV1-44", time(at));
    }

    /** The number that the patient's number replaces (MRG-1), for A40. */
    public AdtMessage replacing(TestPerson formerly) {
        return with("MRG-1", formerly.cpr() + CPR);
    }

    /** The same message in UTF-8 instead of ISO-8859-1 (MSH-18 {@code UNICODE UTF-8}). */
    public AdtMessage inUtf8() {
        return with("MSH-18", "UNICODE UTF-8");
    }

    /** Any field as {@code PV1-36}, written as given; an empty value leaves the field empty. */
    public AdtMessage with(String field, String value) {
        Map<String, TreeMap<Integer, String>> changed = new TreeMap<>(segments);
        TreeMap<Integer, String> fields = new TreeMap<>(Optional.ofNullable(segments.get(field.substring(0, 3))).orElseGet(TreeMap::new));
        fields.put(Integer.valueOf(field.substring(4)), value);
        changed.put(field.substring(0, 3), fields);
        return new AdtMessage(changed);
    }

    /** The message without a whole segment. */
    public AdtMessage without(String segment) {
        Map<String, TreeMap<Integer, String>> changed = new TreeMap<>(segments);
        changed.remove(segment);
        return new AdtMessage(changed);
    }

    /** MSH-10. */
    public String controlId() {
        return segments.getOrDefault("MSH", new TreeMap<>()).getOrDefault(10, "");
    }

    /** The message, segments ended by CR. */
    public String text() {
        StringBuilder text = new StringBuilder(512);
        ORDER.stream().filter(segments::containsKey).forEach(name -> append(text, name));
        segments.keySet().stream().filter(name -> !ORDER.contains(name)).forEach(name -> append(text, name));
        return text.toString();
    }

    /** The message in the character set that its MSH-18 names: UTF-8, else ISO-8859-1. */
    public byte[] bytes() {
        boolean unicode = segments.getOrDefault("MSH", new TreeMap<>()).getOrDefault(18, "").startsWith("UNICODE");
        Charset charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return text().getBytes(charset);
    }

    /** Says which message it is and nothing of whom it is about. */
    @Override
    public String toString() {
        return "AdtMessage[" + controlId() + "]";
    }

    private void append(StringBuilder text, String name) {
        TreeMap<Integer, String> fields = segments.get(name);
        text.append(name);
        for (int i = name.equals("MSH") ? 2 : 1; i <= fields.lastKey(); i++) {
            text.append('|').append(fields.getOrDefault(i, ""));
        }
        text.append('\r');
    }

    private static String time(Instant at) {
        return TIMESTAMP.format(at);
    }

    /** HL7 table 0354: the message structure of each trigger. */
    private static String structure(String trigger) {
        return switch (trigger) {
            case "A04", "A08", "A13" -> "A01";
            case "A14", "A28", "A31" -> "A05";
            case "A07" -> "A06";
            case "A10", "A11" -> "A09";
            case "A22", "A25", "A26", "A27" -> "A21";
            case "A40" -> "A39";
            case "A47" -> "A30";
            case "A53" -> "A52";
            default -> trigger;
        };
    }
}
