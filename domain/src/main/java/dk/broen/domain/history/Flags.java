package dk.broen.domain.history;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.history.StayEvent.Mark;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.terms.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Computes the flags that follow from the stays of the citizen alone (domain.md §3). The planner adds the flags that need opening hours or
 * recorded facts. They are computed from the whole course each time a notice is made or leaves. A psychiatric stay is flagged by psychiatric
 * stays only, a somatic stay by somatic stays only. A death carries no flags. A transfer from another
 * hospital is one course: it is no admission, and a stay is as long as its course.
 */
public final class Flags {
    private final FlagThresholds thresholds;
    private final Course course;

    public Flags(FlagThresholds thresholds, Course course) {
        this.thresholds = thresholds;
        this.course = course;
    }

    /**
     * The flags of a milestone.
     *
     * @param visible the stays that the recipient could be told of: a stay outside the consent leaves no trace, not even in a count
     */
    public Set<Flag> of(Milestone milestone, Stay stay, List<Stay> visible) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(switch (milestone.type()) {
            case ADMITTED -> ofAdmission(milestone, stay, visible);
            case DISCHARGED -> ofDischarge(milestone, stay, visible);
            case EMERGENCY_CONTACT, TRANSFERRED, LEAVE_STARTED, LEAVE_ENDED, DISCHARGE_PLANNED, DECEASED, DETAILS_CHANGED,
                STEP -> Set.of();
        });
        addIf(flags, Flag.TIME_UNCERTAIN, stay.marks().contains(Mark.DOUBLED_HOUR) && isTheEarlierOfTwo(milestone.at()));
        return flags;
    }

    private static boolean isTheEarlierOfTwo(Instant at) {
        List<ZoneOffset> offsets = DENMARK.getRules().getValidOffsets(LocalDateTime.ofInstant(at, DENMARK));
        return offsets.size() > 1 && offsets.get(0).equals(DENMARK.getRules().getOffset(at));
    }

    private Set<Flag> ofAdmission(Milestone admission, Stay stay, List<Stay> visible) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (userControlled(stay)) {
            return Set.of(Flag.USER_CONTROLLED_BED);
        }
        addIf(flags, Flag.COMPULSORY_ADMISSION_OF_BED_HOLDER, stay.marks().contains(Mark.COMPULSORY_ADMISSION)
            && visible.stream().anyMatch(earlier -> userControlled(earlier) && beganBefore(earlier, admission)));
        if (transferred(stay, visible)) {
            return flags;
        }
        if (stay.admission().filter(said -> said.event().urgency() == Urgency.ACUTE).isPresent()) {
            long days = daysSinceLastDischarge(admission, stay, visible);
            addIf(flags, Flag.READMISSION, days <= thresholds.readmissionDays());
            addIf(flags, Flag.EARLY_READMISSION, days <= thresholds.earlyReadmissionDays());
        }
        addIf(flags, Flag.FREQUENT_ADMISSIONS, admissionsInYearTo(admission, visible) >= thresholds.frequentAdmissions());
        return flags;
    }

    private Set<Flag> ofDischarge(Milestone discharge, Stay stay, List<Stay> visible) {
        return !userControlled(stay)
            && begun(stay, visible).filter(begun -> days(begun, discharge.at()) <= thresholds.shortStayDays()).isPresent()
                ? Set.of(Flag.SHORT_STAY)
                : Set.of();
    }

    private static long daysSinceLastDischarge(Milestone admission, Stay stay, List<Stay> visible) {
        return visible.stream().filter(other -> other != stay && !other.emergencyOnly() && !userControlled(other))
            .filter(other -> other.specialties().contains(admission.specialty()))
            .flatMap(other -> other.milestones(EventType.DISCHARGED)).map(Milestone::at)
            .filter(discharged -> !discharged.isAfter(admission.at()))
            .mapToLong(discharged -> days(discharged, admission.at())).min().orElse(Long.MAX_VALUE);
    }

    private Optional<Instant> begun(Stay stay, List<Stay> visible) {
        return course.transfersTo(stay).takeWhile(one -> one.equals(stay) || visible.contains(one)).flatMap(one -> one.begunAt().stream())
            .min(Comparator.naturalOrder());
    }

    private boolean transferred(Stay stay, List<Stay> visible) {
        return course.before(stay).filter(visible::contains).isPresent();
    }

    private long admissionsInYearTo(Milestone admission, List<Stay> visible) {
        LocalDate day = LocalDate.ofInstant(admission.at(), DENMARK);
        return visible.stream().filter(stay -> !userControlled(stay) && !transferred(stay, visible))
            .flatMap(stay -> stay.milestones(EventType.ADMITTED))
            .filter(other -> other.specialty() == admission.specialty()).map(Milestone::at)
            .filter(begun -> !begun.isAfter(admission.at())).map(begun -> LocalDate.ofInstant(begun, DENMARK))
            .filter(begun -> begun.isAfter(day.minusYears(1))).count();
    }

    /** A user-controlled bed is no crisis: such a stay is flagged as what it is, and counts for nothing else. */
    private static boolean userControlled(Stay stay) {
        return stay.marks().contains(Mark.USER_CONTROLLED_BED);
    }

    private static boolean beganBefore(Stay stay, Milestone admission) {
        return stay.begunAt().filter(begun -> begun.isBefore(admission.at())).isPresent();
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
