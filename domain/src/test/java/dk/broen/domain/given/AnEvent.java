package dk.broen.domain.given;

import dk.broen.domain.history.StayEvent;
import dk.broen.domain.history.Urgency;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
    private Optional<MunicipalityCode> municipality = Optional.empty();
    private boolean emergency;

    private AnEvent(EventType type) {
        this.type = type;
        emergency = type == EventType.EMERGENCY_CONTACT;
    }

    public static AnEvent an(EventType type) {
        return new AnEvent(type);
    }

    public static AnEvent anAdmission() {
        return an(EventType.ADMITTED);
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

    public AnEvent statingMunicipality(String code) {
        municipality = Optional.of(new MunicipalityCode(code));
        return this;
    }

    public AnEvent ofAnEmergencyContact() {
        emergency = true;
        return this;
    }

    public StayEvent original() {
        return new StayEvent(type, nature, new StayKey(new HospitalId(hospital), episode), ACitizen.TEST_PERSON, Optional.empty(),
            occurredAt,
            sentAt.orElse(occurredAt), new Department(new HospitalId(hospital), "Afsnit " + ward, List.of(ward)), urgency, municipality,
            Optional.empty(), emergency);
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
