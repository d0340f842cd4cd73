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
 * A synthetic HL7 v2.5.1 ADT message with the fields of danish-standards.md §3. It is immutable: each method returns a changed copy.
 * Times are written in Danish local time with offset. Values are written unchanged: the caller escapes delimiters.
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
     * Returns a message from {@code EPJ|AUH} in ISO-8859-1 about an inpatient ({@code PV1-2=I}), still without patient, place and visit.
     *
     * @param trigger MSH-9.2, for example {@code A01}
     * @param controlId MSH-10
     * @param occurred EVN-6; also EVN-2 (recorded) and MSH-7 (sent), until {@link #recorded} changes them
     */
    public static AdtMessage of(String trigger, String controlId, Instant occurred) {
        return new AdtMessage(Map.of())
            .with("MSH-2", "^~\\&").with("MSH-5", "BROEN").with("MSH-9", "ADT^" + trigger + "^ADT_" + structure(trigger))
            .with("MSH-10", controlId).with("MSH-11", "P").with("MSH-12", "2.5.1").with("MSH-18", "8859/1")
            .from("EPJ", "AUH").with("EVN-1", trigger).with("EVN-6", time(occurred)).recorded(occurred).patientClass("I");
    }

    /** Sets the sender: application (MSH-3) and facility (MSH-4). */
    public AdtMessage from(String application, String facility) {
        return with("MSH-3", application).with("MSH-4", facility);
    }

    /** Sets when the event was recorded and the message was sent (EVN-2, MSH-7). A later time than EVN-6 makes a late message. */
    public AdtMessage recorded(Instant at) {
        return with("EVN-2", time(at)).with("MSH-7", time(at));
    }

    /** Sets CPR number, name, birth date and sex (PID-3, PID-5, PID-7, PID-8). */
    public AdtMessage patient(TestPerson person) {
        return with("PID-1", "1").with("PID-3", person.cpr() + CPR).with("PID-5", person.familyName() + "^" + person.givenName())
            .with("PID-7", DATE.format(person.birthDate())).with("PID-8", person.female() ? "F" : "M");
    }

    /** Sets the municipality of residence (PID-11.9), four digits. */
    public AdtMessage livingIn(String municipality) {
        return with("PID-11", "^^^^^^^^" + municipality);
    }

    /** Sets the patient class (PV1-2): I inpatient, E emergency, O outpatient, P preadmit. */
    public AdtMessage patientClass(String code) {
        return with("PV1-2", code);
    }

    /** Sets the location of the patient (PV1-3). */
    public AdtMessage at(String ward, String room, String bed, String facility) {
        return with("PV1-3", String.join("^", ward, room, bed, facility));
    }

    /** Sets the admission type (PV1-4), for example A accident, E emergency, L labour and delivery (HL7 table 0007). */
    public AdtMessage admissionType(String code) {
        return with("PV1-4", code);
    }

    /** Sets the hospital service (PV1-10), for example {@code PSY}. */
    public AdtMessage service(String code) {
        return with("PV1-10", code);
    }

    /** Sets the visit number (PV1-19), which all messages of a stay share. */
    public AdtMessage visit(String id) {
        return with("PV1-19", id);
    }

    /** Sets the time of admission (PV1-44). */
    public AdtMessage admitted(Instant at) {
        return with("PV1-44", time(at));
    }

    /** Sets the CPR number that is replaced by the number in PID-3 (MRG-1), for A40. */
    public AdtMessage replacing(TestPerson former) {
        return with("MRG-1", former.cpr() + CPR);
    }

    /** Sets the character set to UTF-8 instead of ISO-8859-1 (MSH-18 {@code UNICODE UTF-8}). */
    public AdtMessage inUtf8() {
        return with("MSH-18", "UNICODE UTF-8");
    }

    /** Sets any field, for example {@code PV1-36}, to a value that is written unchanged. An empty value makes the field empty. */
    public AdtMessage with(String field, String value) {
        Map<String, TreeMap<Integer, String>> changed = new TreeMap<>(segments);
        TreeMap<Integer, String> fields = new TreeMap<>(Optional.ofNullable(segments.get(field.substring(0, 3))).orElseGet(TreeMap::new));
        fields.put(Integer.valueOf(field.substring(4)), value);
        changed.put(field.substring(0, 3), fields);
        return new AdtMessage(changed);
    }

    /** Removes a segment. */
    public AdtMessage without(String segment) {
        Map<String, TreeMap<Integer, String>> changed = new TreeMap<>(segments);
        changed.remove(segment);
        return new AdtMessage(changed);
    }

    /** The message control id (MSH-10). */
    public String controlId() {
        return segments.getOrDefault("MSH", new TreeMap<>()).getOrDefault(10, "");
    }

    /** The message as text; each segment ends with CR. */
    public String text() {
        StringBuilder text = new StringBuilder(512);
        ORDER.stream().filter(segments::containsKey).forEach(name -> append(text, name));
        segments.keySet().stream().filter(name -> !ORDER.contains(name)).forEach(name -> append(text, name));
        return text.toString();
    }

    /** The message as bytes: UTF-8 when MSH-18 starts with {@code UNICODE}, else ISO-8859-1. */
    public byte[] bytes() {
        boolean unicode = segments.getOrDefault("MSH", new TreeMap<>()).getOrDefault(18, "").startsWith("UNICODE");
        Charset charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return text().getBytes(charset);
    }

    /** Contains the control id only, no citizen data. */
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

    /** The message structure by HL7 table 0354, for the listed triggers. Any other trigger gets a structure with its own name. */
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
