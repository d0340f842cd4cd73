package dk.broen.domain.given;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.PlannedDischarge;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds an acute psychiatric event at AUH on Friday 4 December 2026 at 20:00, sent when it happened, in the stay {@code s1}. */
public final class AnEvent {
    private final EventType type;
    private EventNature nature = EventNature.ORIGINAL;
    private String hospital = "auh";
    private String episode = "s1";
    private Instant occurredAt = Danish.time("2026-12-04T20:00+01:00");
    private Optional<Instant> sentAt = Optional.empty();
    private String ward = ADirectory.PSYCHIATRIC_WARD;
    private Urgency urgency = Urgency.ACUTE;
    private Optional<String> citizenName = Optional.empty();
    private Optional<MunicipalityCode> municipality = Optional.empty();
    private Optional<PlannedDischarge> planned = Optional.empty();
    private final Set<String> otherNumbers = new HashSet<>();
    private final Set<StayEvent.Mark> marks = EnumSet.noneOf(StayEvent.Mark.class);

    private AnEvent(EventType type) {
        this.type = type;
        if (type == EventType.EMERGENCY_CONTACT) {
            marks.add(StayEvent.Mark.EMERGENCY);
        }
    }

    public static AnEvent an(EventType type) {
        return new AnEvent(type);
    }

    public static AnEvent anAdmission() {
        return an(EventType.ADMITTED);
    }

    public static AnEvent aWardChange() {
        return an(EventType.TRANSFERRED);
    }

    public static AnEvent aPlannedDischarge() {
        return an(EventType.DISCHARGE_PLANNED);
    }

    public static AnEvent aDischarge() {
        return an(EventType.DISCHARGED);
    }

    public static AnEvent aDeath() {
        return an(EventType.DECEASED);
    }

    public AnEvent at(String time) {
        occurredAt = Danish.time(time);
        return this;
    }

    public AnEvent sentAt(String time) {
        sentAt = Optional.of(Danish.time(time));
        return this;
    }

    public AnEvent inStay(String stay) {
        episode = stay;
        return this;
    }

    /** Another number of the stay that the message states. */
    public AnEvent alsoCalled(String number) {
        otherNumbers.add(number);
        return this;
    }

    public AnEvent from(String hospitalId) {
        hospital = hospitalId;
        return this;
    }

    public AnEvent onWard(String code) {
        ward = code;
        return this;
    }

    public AnEvent withUrgency(Urgency why) {
        urgency = why;
        return this;
    }

    /** The name of the citizen as sent. */
    public AnEvent named(String name) {
        citizenName = Optional.of(name);
        return this;
    }

    public AnEvent statingMunicipality(String code) {
        municipality = Optional.of(new MunicipalityCode(code));
        return this;
    }

    /** The expected day of the discharge, or day and time. */
    public AnEvent expecting(String day) {
        planned = Optional.of(day.contains("T")
            ? new PlannedDischarge(Danish.day(day.substring(0, 10)), Optional.of(LocalTime.parse(day.substring(11))))
            : new PlannedDischarge(Danish.day(day), Optional.empty()));
        return this;
    }

    public AnEvent ofAnEmergencyContact() {
        return marked(StayEvent.Mark.EMERGENCY);
    }

    public AnEvent marked(StayEvent.Mark mark) {
        marks.add(mark);
        return this;
    }

    public StayEvent original() {
        return new StayEvent(type, nature, new StayKey(new HospitalId(hospital), episode), ACitizen.TEST_PERSON, citizenName,
            occurredAt,
            sentAt.orElse(occurredAt), new Department(new HospitalId(hospital), "Afsnit " + ward, List.of(ward)), urgency, municipality,
            planned, marks, otherNumbers);
    }

    public StayEvent corrected() {
        nature = EventNature.CORRECTION;
        return original();
    }

    public StayEvent cancelled() {
        nature = EventNature.CANCELLATION;
        return original();
    }
}
