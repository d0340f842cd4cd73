package dk.broen.mappings.hl7v2;

import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.AdtProfile.CodedField;
import dk.broen.domain.terms.AdtProfile.PatientClass;
import dk.broen.domain.terms.AdtProfile.VisitNumber;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.mappings.UnreadableMessage;
import dk.broen.mappings.hl7v2.PatientIdentifier.Authority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields of an ADT message that the hub uses, by name. An HL7 null ({@code ""}) deletes what a message said before of the citizen or the stay
 * ({@link #deletions()}); in a field that says something of this event only, it is read as empty (docs/hl7v2-profile.md, fields).
 */
final class AdtMessage {
    /**
     * HL7 table 0112: to another hospital, to other inpatient care, admitted to this hospital, to a psychiatric or a critical access
     * hospital.
     */
    private static final Set<String> OTHER_HOSPITAL = Set.of("02", "05", "09", "65", "66");
    /** HL7 table 0190: home address and legal address. */
    private static final Set<String> RESIDENCE = Set.of("H", "L");
    /** HL7 table 0207: archive, restore from archive, initial load. */
    private static final Set<String> OLD_LOADS = Set.of("A", "R", "I");
    /** The triggers by which a hospital can report that a citizen absconded. */
    private static final Set<String> ABSCONDING = Set.of("A03", "A21");
    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,3}");
    private static final Set<String> ONCE = Set.of("EVN", "PID", "PV1", "PV2");
    private static final String NULL = "\"\"";

    private final Fields fields;
    private final Escapes escapes;
    private final AdtProfile profile;
    private final Hl7Zone zone;

    /**
     * @param escapes of the delimiters and the character set of the message
     * @param profile of the hospital that sent it
     * @throws UnreadableMessage if the message is not an ADT message, or a segment is repeated that says of whom and of what it is
     */
    AdtMessage(Fields fields, Escapes escapes, AdtProfile profile) {
        this.fields = fields;
        this.escapes = escapes;
        this.profile = profile;
        this.zone = Hl7Time.zoneOf(text("MSH", 7), profile.zone());
        if (!text("MSH", 9).equals("ADT")) {
            throw AdtInterpreter.unreadable(Hl7Fault.MESSAGE_TYPE_UNSUPPORTED, "MSH-9");
        }
        if (!Trigger.taken(trigger())) {
            throw AdtInterpreter.unreadable(Hl7Fault.TRIGGER_UNSUPPORTED, "MSH-9.2");
        }
        ONCE.stream().sorted().filter(segment -> fields.count(segment) > 1).findFirst().ifPresent(repeated -> {
            throw AdtInterpreter.unreadable(Hl7Fault.SEGMENT_REPEATED, repeated);
        });
    }

    String trigger() {
        return text("MSH", 9, 0, 2, 1);
    }

    boolean emergency() {
        return patientClass().filter(PatientClass.EMERGENCY::equals).isPresent();
    }

    boolean outpatient() {
        return patientClass().filter(PatientClass.NO_STAY::equals).isPresent();
    }

    /** Whether PID-30 is the HL7 null: the message takes a death back. */
    boolean deletesDeath() {
        return sent("PID", 30).equals(NULL);
    }

    /** Refuses an admission whose class nobody knows: it would be told as an admission, or as nothing (danish-standards.md §3.1). */
    void requirePatientClass() {
        if (text("PV1", 2).isEmpty()) {
            throw AdtInterpreter.unreadable(Hl7Fault.FIELD_MISSING, "PV1-2");
        }
        if (patientClass().isEmpty()) {
            throw new UnreadableMessage(Hl7Fault.FIELD_INVALID.name(), "PV1-2", "The patient class is not one of this hospital; accepted: "
                + String.join(", ", profile.patientClasses().keySet().stream().sorted().toList()));
        }
    }

    private Optional<PatientClass> patientClass() {
        return Optional.ofNullable(profile.patientClasses().get(text("PV1", 2)));
    }

    Vital vital() {
        return Vital.of(sent("PID", 29), sent("PID", 30), profile.saysDeath(text("PV1", 36)));
    }

    boolean died() {
        return vital() == Vital.DEAD;
    }

    Set<Mark> marks() {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (emergency()) {
            marks.add(Mark.EMERGENCY);
        }
        if (vital() == Vital.LIVES) {
            marks.add(Mark.CITIZEN_LIVES);
        }
        if ((died() || absconded() || leavesForAnotherHospital()) && trigger().equals("A03")) {
            marks.add(Mark.DISCHARGE);
        }
        if (trigger().equals("A02") && !changesHospital()) {
            marks.add(Mark.MOVED);
        }
        if (trigger().equals("A02") && changesHospital() || trigger().equals("A03") && leavesForAnotherHospital()) {
            marks.add(Mark.LEFT_FOR_ANOTHER_HOSPITAL);
        }
        if (absconded() && ABSCONDING.contains(trigger())) {
            marks.add(Mark.ABSCONDED);
        }
        if (says(AdtProfile.Said.COMPULSORY_ADMISSION)) {
            marks.add(Mark.COMPULSORY_ADMISSION);
        }
        if (says(AdtProfile.Said.USER_CONTROLLED_BED)) {
            marks.add(Mark.USER_CONTROLLED_BED);
        }
        marks.addAll(deletions());
        if (OLD_LOADS.contains(text("MSH", 11, 0, 2, 1))) {
            marks.add(Mark.OLD_LOAD);
        }
        return marks;
    }

    /** What the message deletes of what earlier messages said (HL7 v2.5.1 §2.5.3). */
    private Set<Mark> deletions() {
        Set<Mark> deleted = EnumSet.noneOf(Mark.class);
        if (citizenName().isEmpty() && isNull("PID", 5, 0, 1)) {
            deleted.add(Mark.NAME_DELETED);
        }
        if (isNull("PID", 11, residence().orElse(0), 9)) {
            deleted.add(Mark.MUNICIPALITY_DELETED);
        }
        if (deletesExpectedDischarge()) {
            deleted.add(Mark.EXPECTED_DISCHARGE_DELETED);
        }
        if (deletes(AdtProfile.Said.COMPULSORY_ADMISSION)) {
            deleted.add(Mark.COMPULSORY_ADMISSION_DELETED);
        }
        if (deletes(AdtProfile.Said.USER_CONTROLLED_BED)) {
            deleted.add(Mark.USER_CONTROLLED_BED_DELETED);
        }
        return deleted;
    }

    /** A planned discharge (A16) whose expected time is deleted; EVN-3 does not count beside that. */
    boolean deletesExpectedDischarge() {
        return trigger().equals("A16") && sent("PV2", 9).equals(NULL);
    }

    private boolean deletes(AdtProfile.Said said) {
        return !says(said) && profile.sayings().getOrDefault(said, List.of()).stream()
            .anyMatch(coded -> IntStream.range(0, fields.repetitions(coded.segment(), coded.field()))
                .anyMatch(repetition -> isNull(coded.segment(), coded.field(), repetition, coded.component())));
    }

    /** Whether the component is the null, or the field is and names nothing up to the component. */
    private boolean isNull(String segment, int field, int repetition, int component) {
        return sent(segment, field, repetition, component).equals(NULL) || sent(segment, field, repetition, 1).equals(NULL)
            && IntStream.rangeClosed(2, component).allMatch(other -> sent(segment, field, repetition, other).isEmpty());
    }

    /** Whether the citizen left the ward without leave. Whoever leaves an emergency room has left: there is no stay that goes on. */
    boolean absconded() {
        return !emergency() && !died() && says(AdtProfile.Said.ABSCONDED);
    }

    private boolean says(AdtProfile.Said said) {
        return profile.sayings().getOrDefault(said, List.of()).stream().anyMatch(this::hasCode);
    }

    private boolean hasCode(CodedField coded) {
        return IntStream.range(0, fields.repetitions(coded.segment(), coded.field())).boxed()
            .anyMatch(repetition -> coded.codes().stream().anyMatch(code -> hasCode(coded, repetition, code)));
    }

    /** Codes of digits are compared without leading zeros, because some senders leave them out. */
    private boolean hasCode(CodedField coded, int repetition, String code) {
        String[] parts = code.split("\\^", -1);
        return IntStream.range(0, parts.length).allMatch(part -> withoutZeros(parts[part])
            .equals(withoutZeros(text(coded.segment(), coded.field(), repetition, coded.component() + part, 1))));
    }

    private static String withoutZeros(String code) {
        return code.matches("0+\\d+") ? code.replaceFirst("^0+(?=\\d)", "") : code;
    }

    /** Whether the previous and the present location both name a facility and the two differ. */
    boolean changesHospital() {
        String now = text("PV1", 3, 0, 4, 1);
        String before = text("PV1", 6, 0, 4, 1);
        return !now.isEmpty() && !before.isEmpty() && !now.equals(before);
    }

    boolean leavesForAnotherHospital() {
        return !died() && OTHER_HOSPITAL.contains(disposition());
    }

    boolean hasEpisode() {
        return visitNumber().isPresent();
    }

    String episode() {
        return visitNumber().orElseThrow(() -> new UnreadableMessage(Hl7Fault.FIELD_MISSING.name(), location(profile.visitNumbers().get(0)),
            "The visit number is empty, so the stay cannot be identified"));
    }

    private Optional<String> visitNumber() {
        return profile.visitNumbers().stream().map(number -> text(number.segment(), number.field())).filter(number -> !number.isEmpty())
            .findFirst();
    }

    /**
     * Other numbers of the stay, as the hospital states them: PV1-19 is repeated, or several fields that identify a stay are filled. An account
     * can be of several stays.
     */
    Set<String> otherNumbers() {
        Stream<String> repeated = IntStream.range(0, fields.repetitions("PV1", 19)).mapToObj(at -> text("PV1", 19, at, 1, 1));
        Stream<String> fieldsOfTheHospital = profile.visitNumbers().stream().filter(number -> number != VisitNumber.ACCOUNT_NUMBER)
            .map(number -> text(number.segment(), number.field()));
        return Stream.concat(repeated, fieldsOfTheHospital).filter(number -> !number.isEmpty() && !number.equals(episode()))
            .collect(Collectors.toSet());
    }

    private static String location(AdtProfile.VisitNumber number) {
        return number.segment() + "-" + number.field();
    }

    /** The citizen: the only CPR number of PID-3 that is not past its last day. */
    Cpr citizen() {
        return cpr().orElseThrow(() -> AdtInterpreter.unreadable(Hl7Fault.CITIZEN_MISSING, "PID-3"));
    }

    /** The first replacement number of PID-3 that is not past its last day; empty if the citizen has a CPR number. */
    Optional<ReplacementCpr> replacement() {
        return cpr().isPresent() ? Optional.empty()
            : numbersOf(Authority.REPLACEMENT_CPR, "PID", 3).filter(this::inUse).map(at -> replacement("PID", 3, at)).findFirst();
    }

    private Optional<Cpr> cpr() {
        return only(numbersOf(Authority.CPR, "PID", 3).filter(this::inUse).map(at -> text("PID", 3, at, 1, 1)).toList(), "PID-3");
    }

    private boolean inUse(int repetition) {
        return !PatientIdentifier.expired(text("PID", 3, repetition, 8, 1), text("MSH", 7));
    }

    private ReplacementCpr replacement(String segment, int field, int repetition) {
        return new ReplacementCpr(text(segment, field, repetition, 4, 2),
            text(segment, field, repetition, 1, 1).replace("-", "").toUpperCase(Locale.ROOT));
    }

    /** The only CPR number among these; empty if there are none. */
    private static Optional<Cpr> only(List<String> numbers, String location) {
        List<Cpr> valid = numbers.stream().flatMap(number -> Cpr.read(number).stream()).distinct().toList();
        if (valid.size() > 1) {
            throw AdtInterpreter.unreadable(Hl7Fault.CITIZEN_AMBIGUOUS, location);
        }
        if (valid.isEmpty() && !numbers.isEmpty()) {
            throw AdtInterpreter.unreadable(Hl7Fault.CITIZEN_INVALID, location);
        }
        return valid.stream().findFirst();
    }

    /** The CPR number that a merge retires; empty if it is the number of another authority. */
    Optional<Cpr> retiredCitizen() {
        requireOneMerge();
        return only(numbersOf(Authority.CPR, "MRG", 1).map(at -> text("MRG", 1, at, 1, 1)).toList(), "MRG-1");
    }

    /** The replacement number that a merge retires; empty if it is the number of another authority. */
    Optional<ReplacementCpr> retiredReplacement() {
        requireOneMerge();
        return numbersOf(Authority.REPLACEMENT_CPR, "MRG", 1).map(at -> replacement("MRG", 1, at)).findFirst();
    }

    private void requireOneMerge() {
        if (fields.count("MRG") == 0) {
            throw new UnreadableMessage(Hl7Fault.FIELD_MISSING.name(), "MRG-1", "A merge must name the identity that it retires");
        }
        if (fields.count("MRG") > 1) {
            throw new UnreadableMessage(Hl7Fault.SEGMENT_REPEATED.name(), "MRG", "Send one message for each merge");
        }
    }

    Optional<String> citizenName() {
        String name = (readable("PID", 5, 2) + " " + readable("PID", 5, 1)).strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The time by which messages are ordered: EVN-2 or MSH-7, whichever is more precise. */
    Instant sentAt() {
        Optional<Hl7Time> recorded = time("EVN-2");
        return Stream.of(recorded, recorded.isPresent() ? ifATime(text("MSH", 7), "MSH-7") : time("MSH-7")).flatMap(Optional::stream)
            .max(Comparator.comparing(Hl7Time::digits)).map(Hl7Time::at)
            .orElseThrow(() -> new UnreadableMessage(Hl7Fault.FIELD_MISSING.name(), "MSH-7",
                "EVN-2 and MSH-7 are empty; one of them must contain the time of the message"));
    }

    /**
     * Reads a field that contains a time. Without an offset it has that of MSH-7 (HL7 v2.5.1 §2.15.9.7), else the zone of the hospital.
     *
     * @param field for example {@code EVN-6}
     * @return empty if the field is empty
     * @throws UnreadableMessage if the field contains something else than a time
     */
    Optional<Hl7Time> time(String field) {
        String text = text(field.substring(0, 3), Integer.parseInt(field.substring(4)));
        return text.isEmpty() ? Optional.empty() : Optional.of(Hl7Time.read(text, zone, field));
    }

    /** MSH-7 is not needed beside EVN-2, so it may be anything. */
    private Optional<Hl7Time> ifATime(String text, String field) {
        try {
            return Optional.of(Hl7Time.read(text, zone, field));
        } catch (UnreadableMessage notNeeded) {
            return Optional.empty();
        }
    }

    /**
     * The day on which an admission is expected to end: PV2-9, else so many days after it (PV2-10). Nobody is told of it, so that what is no
     * day or no number is no fault.
     *
     * @param admitted the Danish day of the admission
     */
    Optional<LocalDate> expectedEnd(LocalDate admitted) {
        return ifATime(text("PV2", 9), "PV2-9").map(Hl7Time::day)
            .or(() -> Optional.of(text("PV2", 10)).filter(days -> DAYS.matcher(days).matches()).map(Long::valueOf).map(admitted::plusDays));
    }

    Department department(HospitalId hospital) {
        String ward = text("PV1", 3);
        String description = readable("PV1", 3, 9);
        List<String> codes = Stream.of(ward, text("PV1", 10), text("PV1", 3, 0, 4, 1))
            .filter(code -> !code.isEmpty()).distinct().toList();
        return new Department(hospital, description.isEmpty() ? ward : description, codes);
    }

    /** PV1-4, HL7 table 0007. */
    Urgency urgency() {
        return switch (text("PV1", 4)) {
            case "A" -> Urgency.ACCIDENT;
            case "C", "L", "N", "R" -> Urgency.PLANNED;
            default -> Urgency.ACUTE;
        };
    }

    /** PID-11.9 of the home or legal address, or of the first address if there is neither. Some senders leave out the leading zero. */
    Optional<MunicipalityCode> municipality() {
        String code = residence().map(address -> text("PID", 11, address, 9, 1)).orElse("");
        return code.matches("\\d{3,4}") ? Optional.of(new MunicipalityCode(code.length() == 3 ? "0" + code : code)) : Optional.empty();
    }

    private Optional<Integer> residence() {
        return IntStream.range(0, fields.repetitions("PID", 11)).boxed()
            .min(Comparator.comparing(address -> !RESIDENCE.contains(text("PID", 11, address, 7, 1))));
    }

    private String disposition() {
        String code = text("PV1", 36);
        return code.matches("\\d") ? "0" + code : code;
    }

    /** The repetitions of the field that have a number of the authority. */
    private Stream<Integer> numbersOf(Authority authority, String segment, int field) {
        return IntStream.range(0, fields.repetitions(segment, field)).boxed()
            .filter(at -> authority == Authority.of(text(segment, field, at, 4, 1), text(segment, field, at, 4, 2),
                text(segment, field, at, 5, 1)))
            .filter(at -> !text(segment, field, at, 1, 1).isEmpty());
    }

    /** A text for people, on one line. */
    private String readable(String segment, int field, int component) {
        return text(segment, field, 0, component, 1).replaceAll("\\s+", " ");
    }

    private String text(String segment, int field) {
        return text(segment, field, 0, 1, 1);
    }

    private String text(String segment, int field, int repetition, int component, int subcomponent) {
        String text = fields.text(segment, field, repetition, component, subcomponent).strip();
        return text.equals(NULL) ? "" : escapes.decoded(text).strip();
    }

    /** The field with its null. */
    private String sent(String segment, int field) {
        return sent(segment, field, 0, 1);
    }

    private String sent(String segment, int field, int repetition, int component) {
        return fields.text(segment, field, repetition, component, 1).strip();
    }
}
