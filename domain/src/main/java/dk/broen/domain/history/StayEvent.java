package dk.broen.domain.history;

import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hændelse: one thing that happened to a stay, from one inbound message (domain.md §3).
 *
 * @param citizenName as sent
 * @param occurredAt clinical time: when it happened; the time that people are shown
 * @param sentAt when the hospital sent it; a cancellation undoes what was sent before it
 * @param municipality as stated in the message (PID-11.9). If the recorded residence differs, the municipality is unclear
 * @param planned for {@code DISCHARGE_PLANNED}: the expected time of the discharge; for {@code ADMITTED}: the day on which the stay is expected
 *     to end, which nobody is told
 * @param marks what else the message says of itself
 * @param otherNumbers other numbers of the same stay, as the message states them: another feed of the hospital may use them
 */
public record StayEvent(EventType type, EventNature nature, StayKey stay, Cpr citizen, Optional<String> citizenName, Instant occurredAt,
    Instant sentAt, Department department, Urgency urgency, Optional<MunicipalityCode> municipality,
    Optional<PlannedDischarge> planned, Set<Mark> marks, Set<String> otherNumbers)
    implements HospitalEvent {
    /** What a message says of itself besides what happened. */
    public enum Mark {
        /** It is about an acute contact and not about an admission (PV1-2 E, Encounter.class EMER). */
        EMERGENCY,
        /** It says that the citizen lives (PID-30 is N, or deleted): a death that was reported before was none. */
        CITIZEN_LIVES,
        /**
         * It is a discharge, and says that the citizen died, absconded or left for another hospital (A03): if the death was none, the citizen is
         * discharged, and what cancels a discharge cancels the absconding or the transfer.
         */
        DISCHARGE,
        /** The citizen is away without leave: the stay goes on, and coming back ends the absence (domain.md §3). */
        ABSCONDED,
        /** The citizen left for another hospital, which reports what follows. */
        LEFT_FOR_ANOTHER_HOSPITAL,
        /** It reports that the citizen moved to another ward (A02), and not only how things stand. */
        MOVED,
        /** Its time is in the doubled hour of autumn and has no offset: it may have been an hour later (danish-standards.md §3.1, time). */
        DOUBLED_HOUR,
        /** It does not say when it happened: the time of its sending counts, and a repetition has another one (danish-standards.md §1.7). */
        TIME_OF_SENDING,
        /** The citizen was admitted against the citizen's will. */
        COMPULSORY_ADMISSION,
        /** The stay is in a bed of the citizen's own choice (brugerstyret seng): no crisis. */
        USER_CONTROLLED_BED,
        /** It comes from an archive, a restore or an initial load (MSH-11.2): it is history, and nobody is told of it. */
        OLD_LOAD,
        /** No message said it: it was found by comparing a list of the inpatients with the one before. */
        LISTED,
        /** It deletes the name of the citizen (HL7 null): the one that was stated before is none. */
        NAME_DELETED,
        /** It deletes the municipality of the citizen (HL7 null): the one that was stated before does not count. */
        MUNICIPALITY_DELETED,
        /** It deletes the expected time of the discharge (HL7 null): the discharge is planned, and nobody knows for when. */
        EXPECTED_DISCHARGE_DELETED,
        /** It deletes what said that the admission was compulsory (HL7 null). */
        COMPULSORY_ADMISSION_DELETED,
        /** It deletes what said that the bed is one of the citizen's own choice (HL7 null). */
        USER_CONTROLLED_BED_DELETED,
        /** No hospital said it: a named human ended the stay. */
        ENDED_MANUALLY,
        /** The hospital asks the municipality for a report of admission (XDIS16). */
        REPORT_REQUESTED,
        /** It is a beginning, and the hospital asks for no report of admission. What can say nothing of reports has neither mark. */
        REPORT_NOT_REQUESTED
    }

    private static final Map<Mark, Mark> DELETED = Map.of(Mark.COMPULSORY_ADMISSION_DELETED, Mark.COMPULSORY_ADMISSION,
        Mark.USER_CONTROLLED_BED_DELETED, Mark.USER_CONTROLLED_BED);

    public StayEvent {
        marks = Set.copyOf(marks);
        otherNumbers = Set.copyOf(otherNumbers);
    }

    /** An event of a stay that is known by one number. */
    public StayEvent(EventType type, EventNature nature, StayKey stay, Cpr citizen, Optional<String> citizenName, Instant occurredAt,
        Instant sentAt, Department department, Urgency urgency, Optional<MunicipalityCode> municipality, Optional<PlannedDischarge> planned,
        Set<Mark> marks) {
        this(type, nature, stay, citizen, citizenName, occurredAt, sentAt, department, urgency, municipality, planned, marks, Set.of());
    }

    /** All keys of the stay that the message states. */
    public Stream<StayKey> keys() {
        return Stream.concat(Stream.of(stay), otherNumbers.stream().map(number -> new StayKey(stay.hospital(), number)));
    }

    public boolean emergency() {
        return marks.contains(Mark.EMERGENCY);
    }

    public boolean citizenLives() {
        return marks.contains(Mark.CITIZEN_LIVES);
    }

    public boolean listed() {
        return marks.contains(Mark.LISTED);
    }

    /** Whether it is an end that a list said, and no message. */
    boolean endOnList() {
        return type == EventType.DISCHARGED && listed();
    }

    /** Whether the message states the municipality, or deletes it. */
    boolean saysMunicipality() {
        return municipality.filter(code -> !code.unknown()).isPresent() || marks.contains(Mark.MUNICIPALITY_DELETED);
    }

    /** Whether the message states the name of the citizen, or deletes it. */
    boolean saysName() {
        return citizenName.isPresent() || marks.contains(Mark.NAME_DELETED);
    }

    /** Whether the message states when the discharge is expected, or deletes it. */
    public boolean saysExpectedDischarge() {
        return planned.isPresent() || marks.contains(Mark.EXPECTED_DISCHARGE_DELETED);
    }

    /** The marks of a stay that had these before the message. */
    Set<Mark> addedTo(Set<Mark> before) {
        Set<Mark> after = EnumSet.noneOf(Mark.class);
        after.addAll(before);
        after.addAll(marks);
        DELETED.keySet().stream().filter(marks::contains).map(DELETED::get).forEach(after::remove);
        return after;
    }

    public boolean oldLoad() {
        return marks.contains(Mark.OLD_LOAD);
    }

    boolean requestsReport() {
        return marks.contains(Mark.REPORT_REQUESTED);
    }

    /** Whether it says that a report of admission is asked for, or that none is. */
    boolean saysOfReport() {
        return requestsReport() || marks.contains(Mark.REPORT_NOT_REQUESTED);
    }

    /** The same event with the request: a correction says nothing of it (danish-standards.md §1.3). */
    StayEvent requestingReport() {
        Set<Mark> more = EnumSet.of(Mark.REPORT_REQUESTED);
        more.addAll(marks);
        return new StayEvent(type, nature, stay, citizen, citizenName, occurredAt, sentAt, department, urgency, municipality, planned, more,
            otherNumbers);
    }

    boolean endedManually() {
        return marks.contains(Mark.ENDED_MANUALLY);
    }

    boolean leavesForAnotherHospital() {
        return marks.contains(Mark.LEFT_FOR_ANOTHER_HOSPITAL);
    }

    /** Whether the message says where the citizen is. An update that reports no move only repeats what was said before. */
    boolean saysPlace() {
        return type != EventType.DISCHARGE_PLANNED && (type != EventType.DETAILS_CHANGED || marks.contains(Mark.MOVED));
    }

    boolean absconded() {
        return marks.contains(Mark.ABSCONDED);
    }

    /** Whether the hospital reported that the citizen absconded, and did so by a discharge. */
    boolean dischargedByAbsconding() {
        return type == EventType.LEAVE_STARTED && absconded() && marks.contains(Mark.DISCHARGE);
    }

    /** Whether the hospital reported that the citizen left for another hospital, and did so by a discharge. */
    boolean dischargedToAnotherHospital() {
        return type == EventType.TRANSFERRED && leavesForAnotherHospital() && marks.contains(Mark.DISCHARGE);
    }

    /** The same event for another citizen: two identities were merged (HL7 A40). */
    public StayEvent withCitizen(Cpr survivor) {
        return new StayEvent(type, nature, stay, survivor, citizenName, occurredAt, sentAt, department, urgency, municipality, planned,
            marks, otherNumbers);
    }

    /** What is left of a reported death that was none: the discharge that reported it. */
    Optional<StayEvent> withoutDeath() {
        return marks.contains(Mark.DISCHARGE)
            ? Optional.of(new StayEvent(EventType.DISCHARGED, nature, stay, citizen, citizenName, occurredAt, sentAt, department, urgency,
                municipality, planned, marks, otherNumbers))
            : Optional.empty();
    }

    @Override
    public String toString() {
        return "StayEvent[" + type + " " + nature + " " + occurredAt + "]";
    }
}
