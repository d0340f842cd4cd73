package dk.broen.domain.terms;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a hospital fills the fields of HL7 v2 ADT that the standard leaves to it (danish-standards.md §3.1).
 *
 * @param charset character set that is used if MSH-18 is empty
 * @param zone zone of times without an offset, if MSH-7 has none either
 * @param deathCodes codes of PV1-36 that say that the citizen died (HL7 table 0112 is user-defined)
 * @param patientClasses what a code of PV1-2 says of the visit (HL7 table 0004 is user-defined). An admission with another code is refused
 * @param visitNumbers the fields that identify a stay, in the order in which they are tried
 * @param sequenceNumbers whether the hospital numbers its messages (MSH-13)
 * @param sayings by which codes of which fields the hospital says something that the standard has no field for
 */
public record AdtProfile(String charset, ZoneId zone, Set<String> deathCodes, Map<String, PatientClass> patientClasses,
    List<VisitNumber> visitNumbers, SequenceNumbers sequenceNumbers, Map<Said, List<CodedField>> sayings) {
    /** What a visit is. */
    public enum PatientClass {
        INPATIENT, EMERGENCY,
        /** An outpatient visit or a booking: it is no stay, and nobody is told of it. */
        NO_STAY
    }

    /** A field that can identify a stay. */
    public enum VisitNumber {
        /** PV1-19. */
        VISIT_NUMBER("PV1", 19),
        /** PV1-50. */
        ALTERNATE_VISIT_ID("PV1", 50),
        /** PID-18. */
        ACCOUNT_NUMBER("PID", 18);

        private final String segment;
        private final int field;

        VisitNumber(String segment, int field) {
            this.segment = segment;
            this.field = field;
        }

        public String segment() {
            return segment;
        }

        public int field() {
            return field;
        }
    }

    /** What becomes of MSH-13. */
    public enum SequenceNumbers {
        IGNORED,
        /** The sequence number protocol of HL7 v2.5.1 §2.10.1. */
        CHECKED
    }

    /** What a hospital can say by codes of its own. */
    public enum Said {
        /** The citizen left the ward without leave: the stay goes on. */
        ABSCONDED,
        /** The citizen was admitted against the citizen's will. */
        COMPULSORY_ADMISSION,
        /** The citizen came to a bed of the citizen's own choice (brugerstyret seng). */
        USER_CONTROLLED_BED
    }

    /**
     * A field that says something if it has one of the codes.
     *
     * @param segment any segment, also one of the hospital's own, such as {@code ZPA}
     * @param component where the code stands; a code with {@code ^} goes on in the next components
     */
    public record CodedField(String segment, int field, int component, Set<String> codes) {
        public CodedField {
            codes = Set.copyOf(codes);
        }
    }

    /** The profile of a hospital that sets nothing of its own. */
    public static final AdtProfile SHIPPED = new AdtProfile("ISO-8859-1", ZoneId.of("Europe/Copenhagen"), Set.of("20"),
        Map.of("I", PatientClass.INPATIENT, "B", PatientClass.INPATIENT, "E", PatientClass.EMERGENCY, "O", PatientClass.NO_STAY, "P",
            PatientClass.NO_STAY, "R",
            PatientClass.NO_STAY),
        List.of(VisitNumber.VISIT_NUMBER), SequenceNumbers.IGNORED, Map.of());

    public AdtProfile {
        deathCodes = Set.copyOf(deathCodes);
        patientClasses = Map.copyOf(patientClasses);
        visitNumbers = List.copyOf(visitNumbers);
        sayings = Map.copyOf(sayings);
    }

    /** Whether a code of PV1-36 says that the citizen died. Some senders leave out the leading zero. */
    public boolean saysDeath(String disposition) {
        return !disposition.isEmpty() && (deathCodes.contains(disposition) || deathCodes.contains("0" + disposition)
            || disposition.startsWith("0") && deathCodes.contains(disposition.substring(1)));
    }

    /** The segments of the hospital's own that say something. */
    public Set<String> ownSegments() {
        return sayings.values().stream().flatMap(List::stream).map(CodedField::segment).filter(segment -> segment.startsWith("Z"))
            .collect(Collectors.toUnmodifiableSet());
    }

    public AdtProfile withSayings(Map<Said, List<CodedField>> other) {
        return new AdtProfile(charset, zone, deathCodes, patientClasses, visitNumbers, sequenceNumbers, other);
    }

    public AdtProfile withVisitNumbers(List<VisitNumber> other) {
        return new AdtProfile(charset, zone, deathCodes, patientClasses, other, sequenceNumbers, sayings);
    }

    public AdtProfile withCharset(String other) {
        return new AdtProfile(other, zone, deathCodes, patientClasses, visitNumbers, sequenceNumbers, sayings);
    }
}
