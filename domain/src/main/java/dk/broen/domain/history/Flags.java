package dk.broen.domain.history;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Computes the flags that follow from the stays of the citizen alone (domain.md §3). The planner adds the flags that need opening hours or
 * recorded facts. A psychiatric event is flagged by psychiatric stays only, a somatic event by somatic stays only.
 */
public final class Flags {
    private final FlagThresholds thresholds;
    private final Function<Department, Specialty> specialties;

    public Flags(FlagThresholds thresholds, Function<Department, Specialty> specialties) {
        this.thresholds = thresholds;
        this.specialties = specialties;
    }

    /** @param history may contain the event; the event is counted once */
    public Set<Flag> of(StayEvent event, StayHistory history) {
        List<HospitalStay> stays = history.stays(event);
        return switch (event.type()) {
            case ADMITTED -> ofAdmission(event, stays);
            case DISCHARGED -> ofDischarge(event, stays);
            case EMERGENCY_CONTACT, TRANSFERRED, LEAVE_STARTED, LEAVE_ENDED, DISCHARGE_PLANNED, DECEASED, DETAILS_CHANGED -> Set.of();
        };
    }

    private Set<Flag> ofAdmission(StayEvent admission, List<HospitalStay> stays) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (admission.urgency() == Urgency.ACUTE) {
            long days = daysSinceLastDischarge(admission, stays);
            addIf(flags, Flag.READMISSION, days <= thresholds.readmissionDays());
            addIf(flags, Flag.EARLY_READMISSION, days <= thresholds.earlyReadmissionDays());
        }
        addIf(flags, Flag.FREQUENT_ADMISSIONS, admissionsInYearTo(admission, stays) >= thresholds.frequentAdmissions());
        return flags;
    }

    private Set<Flag> ofDischarge(StayEvent discharge, List<HospitalStay> stays) {
        boolean isShort = stays.stream().filter(stay -> stay.key().equals(discharge.stay())).flatMap(stay -> stay.startedAt().stream())
            .anyMatch(start -> days(start, discharge.occurredAt()) <= thresholds.shortStayDays());
        return isShort ? Set.of(Flag.SHORT_STAY) : Set.of();
    }

    private long daysSinceLastDischarge(StayEvent admission, List<HospitalStay> stays) {
        return stays.stream().filter(stay -> !stay.key().equals(admission.stay()) && !stay.emergencyOnly())
            .flatMap(stay -> stay.last(EventType.DISCHARGED).stream()).filter(discharge -> sameSpecialty(discharge, admission))
            .map(StayEvent::occurredAt)
            .filter(discharged -> !discharged.isAfter(admission.occurredAt()))
            .mapToLong(discharged -> days(discharged, admission.occurredAt())).min().orElse(Long.MAX_VALUE);
    }

    private long admissionsInYearTo(StayEvent admission, List<HospitalStay> stays) {
        LocalDate day = LocalDate.ofInstant(admission.occurredAt(), DENMARK);
        return stays.stream().flatMap(stay -> stay.first(EventType.ADMITTED).stream()).filter(start -> sameSpecialty(start, admission))
            .map(StayEvent::occurredAt).filter(start -> !start.isAfter(admission.occurredAt()))
            .map(start -> LocalDate.ofInstant(start, DENMARK)).filter(start -> start.isAfter(day.minusYears(1))).count();
    }

    private boolean sameSpecialty(StayEvent one, StayEvent other) {
        return specialties.apply(one.department()) == specialties.apply(other.department());
    }

    private static long days(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(from, DENMARK), LocalDate.ofInstant(to, DENMARK));
    }

    private static void addIf(Set<Flag> flags, Flag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }
}
