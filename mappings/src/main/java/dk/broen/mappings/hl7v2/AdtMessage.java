package dk.broen.mappings.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.util.Terser;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.hl7v2.PatientIdentifier.Authority;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The fields of an ADT message that the hub uses, by name. An HL7 null ({@code ""}) is read as empty. */
final class AdtMessage {
    /** HL7 table 0112: expired. */
    private static final String EXPIRED = "20";
    /**
     * HL7 table 0112: to another hospital, to other inpatient care, admitted to this hospital, to a psychiatric or a critical access
     * hospital.
     */
    private static final Set<String> OTHER_HOSPITAL = Set.of("02", "05", "09", "65", "66");
    /** HL7 table 0190: home address and legal address. */
    private static final Set<String> RESIDENCE = Set.of("H", "L");
    private static final Set<String> NO_STAY = Set.of("O", "P", "R");

    private final Map<String, List<Segment>> segments;

    /** @throws UnreadableMessage if the message is not an ADT message */
    AdtMessage(Message message) {
        this.segments = Arrays.stream(message.getNames()).flatMap(name -> structures(message, name)).map(Segment.class::cast)
            .collect(Collectors.groupingBy(Segment::getName));
        if (!text("MSH", 9, 1, 1).equals("ADT")) {
            throw AdtInterpreter.unreadable(Hl7Fault.MESSAGE_TYPE_UNSUPPORTED, "MSH-9");
        }
    }

    String trigger() {
        return text("MSH", 9, 2, 1);
    }

    boolean emergency() {
        return text("PV1", 2, 1, 1).equals("E");
    }

    boolean outpatient() {
        return NO_STAY.contains(text("PV1", 2, 1, 1));
    }

    boolean died() {
        return text("PID", 30, 1, 1).equals("Y") || disposition().equals(EXPIRED);
    }

    /** Whether the message states that the citizen is alive. An empty field states nothing. */
    boolean lives() {
        return text("PID", 30, 1, 1).equals("N") && !died();
    }

    /** Whether the previous and the present location both name a facility and the two differ. */
    boolean changesHospital() {
        String now = text("PV1", 3, 4, 1);
        String before = text("PV1", 6, 4, 1);
        return !now.isEmpty() && !before.isEmpty() && !now.equals(before);
    }

    boolean leavesForAnotherHospital() {
        return !died() && OTHER_HOSPITAL.contains(disposition());
    }

    boolean hasEpisode() {
        return !text("PV1", 19, 1, 1).isEmpty();
    }

    String episode() {
        String episode = text("PV1", 19, 1, 1);
        if (episode.isEmpty()) {
            throw new UnreadableMessage("FIELD_MISSING", "PV1-19", "The visit number is empty, so the stay cannot be identified");
        }
        return episode;
    }

    Cpr citizen() {
        String digits = cprIn("PID", 3).orElseThrow(() -> AdtInterpreter.unreadable(Hl7Fault.CITIZEN_MISSING, "PID-3"));
        return Cpr.read(digits).orElseThrow(() -> AdtInterpreter.unreadable(Hl7Fault.CITIZEN_INVALID, "PID-3"));
    }

    /** The identity that a merge retires; empty if it is not a CPR number. */
    Optional<Cpr> retiredCitizen() {
        List<Segment> merges = segments("MRG");
        if (merges.isEmpty()) {
            throw new UnreadableMessage("FIELD_MISSING", "MRG-1", "A merge must name the identity that it retires");
        }
        if (merges.size() > 1) {
            throw new UnreadableMessage("FIELD_INVALID", "MRG", "Send one message for each merge");
        }
        return cprIn("MRG", 1).flatMap(Cpr::read);
    }

    Optional<String> citizenName() {
        String name = (text("PID", 5, 2, 1) + " " + text("PID", 5, 1, 1)).strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The time by which messages are ordered: EVN-2 or MSH-7, whichever is more precise. */
    Instant sentAt() {
        Optional<Hl7Time> recorded = time("EVN-2");
        Optional<Hl7Time> created = recorded.isPresent() ? Hl7Time.read(text("MSH", 7, 1, 1)) : time("MSH-7");
        return Stream.of(recorded, created).flatMap(Optional::stream).max(Comparator.comparing(Hl7Time::digits)).map(Hl7Time::at)
            .orElseThrow(() -> new UnreadableMessage("FIELD_MISSING", "MSH-7",
                "EVN-2 and MSH-7 are empty; one of them must contain the time of the message"));
    }

    /**
     * Reads a field that contains a time.
     *
     * @param field for example {@code EVN-6}
     * @return empty if the field is empty
     * @throws UnreadableMessage if the field contains something else than a time
     */
    Optional<Hl7Time> time(String field) {
        String text = text(field.substring(0, 3), Integer.parseInt(field.substring(4)), 1, 1);
        return text.isEmpty() ? Optional.empty() : Optional.of(Hl7Time.read(text).orElseThrow(
            () -> new UnreadableMessage("FIELD_INVALID", field,
                "Not a time with at least day precision; YYYYMMDD[HH[MM[SS]]][+ZZZZ] is accepted")));
    }

    Department department(HospitalId hospital) {
        String ward = text("PV1", 3, 1, 1);
        String description = text("PV1", 3, 9, 1);
        List<String> codes = Stream.of(ward, text("PV1", 10, 1, 1), text("PV1", 3, 4, 1))
            .filter(code -> !code.isEmpty()).distinct().toList();
        return new Department(hospital, description.isEmpty() ? ward : description, codes);
    }

    /** PV1-4, HL7 table 0007. */
    Urgency urgency() {
        return switch (text("PV1", 4, 1, 1)) {
            case "A" -> Urgency.ACCIDENT;
            case "C", "L", "N", "R" -> Urgency.PLANNED;
            default -> Urgency.ACUTE;
        };
    }

    /** PID-11.9 of the home or legal address, or of the first address if there is neither. Some senders leave out the leading zero. */
    Optional<MunicipalityCode> municipality() {
        String code = segments("PID").stream().findFirst().map(pid -> IntStream.range(0, repetitions(pid, 11)).boxed()
            .min(Comparator.comparing(address -> !RESIDENCE.contains(text(pid, 11, address, 7, 1))))
            .map(address -> text(pid, 11, address, 9, 1)).orElse("")).orElse("");
        return code.matches("\\d{3,4}") ? Optional.of(new MunicipalityCode(code.length() == 3 ? "0" + code : code)) : Optional.empty();
    }

    private String disposition() {
        String code = text("PV1", 36, 1, 1);
        return code.matches("\\d") ? "0" + code : code;
    }

    private Optional<String> cprIn(String segment, int field) {
        return segments(segment).stream().findFirst().flatMap(found -> {
            int repetitions = repetitions(found, field);
            for (int i = 0; i < repetitions; i++) {
                if (isIssuedByCprOffice(found, field, i) && !text(found, field, i, 1, 1).isEmpty()) {
                    return Optional.of(text(found, field, i, 1, 1));
                }
            }
            return Optional.empty();
        });
    }

    private static boolean isIssuedByCprOffice(Segment segment, int field, int repetition) {
        return Authority.CPR == Authority.of(text(segment, field, repetition, 4, 1), text(segment, field, repetition, 4, 2),
            text(segment, field, repetition, 5, 1));
    }

    private String text(String segment, int field, int component, int subcomponent) {
        return segments(segment).stream().findFirst().map(found -> text(found, field, 0, component, subcomponent)).orElse("");
    }

    private static String text(Segment segment, int field, int repetition, int component, int subcomponent) {
        try {
            String text = Terser.get(segment, field, repetition, component, subcomponent);
            return text == null || text.equals("\"\"") ? "" : text.strip();
        } catch (HL7Exception unreadable) {
            throw new UnreadableMessage("FIELD_INVALID", segment.getName() + "-" + field, "The field cannot be parsed");
        }
    }

    private static int repetitions(Segment segment, int field) {
        try {
            return segment.getField(field).length;
        } catch (HL7Exception unreadable) {
            throw new UnreadableMessage("FIELD_INVALID", segment.getName() + "-" + field, "The field cannot be parsed");
        }
    }

    /** All segments with this name, wherever they are in the message. */
    private List<Segment> segments(String name) {
        return segments.getOrDefault(name, List.of());
    }

    /** @param name as the parser numbers segments that are not adjacent: MRG, MRG2 */
    private static Stream<Structure> structures(Message message, String name) {
        try {
            return Arrays.stream(message.getAll(name));
        } catch (HL7Exception unreadable) {
            throw new UnreadableMessage("NOT_HL7", name, "The segment cannot be parsed");
        }
    }
}
